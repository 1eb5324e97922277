package dev.usher.chaos.crowd;

/** Somebody with a token. */
record Actor(String name, String email, String token) {}
