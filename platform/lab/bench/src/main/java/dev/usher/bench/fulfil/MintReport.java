package dev.usher.bench.fulfil;

/** What the raw mint did. */
record MintReport(long tickets, long nanos, String engine) {}
