package dev.usher.local.suite;

/** One process of a service, and the port on which it listens. */
record Instance(String service, int port) {}
