package dev.usher.contracts;

/** What validation-service says about scans, keyed by ticket id. */
public sealed interface ScanMessage extends Message permits ScanRecorded {}
