package dev.usher.local.suite;

/** One of the processes that may answer for a service, and where it is called. */
record Instance(String service, String address) {}
