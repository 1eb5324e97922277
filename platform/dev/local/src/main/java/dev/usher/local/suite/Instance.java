package dev.usher.local.suite;

/** A process that answers for a service, and the port on which it does. */
record Instance(String service, int port) {}
