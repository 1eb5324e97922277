package dev.usher.planted.bad.unmarked;

final class Bare {}
