package dev.usher.planted.bad.util;

final class Sums {

    private Sums() {}

    static int plus(int a, int b) {
        return a + b;
    }
}
