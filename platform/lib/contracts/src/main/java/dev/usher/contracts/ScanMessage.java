package dev.usher.contracts;

/** Messages of validation-service about scans, keyed by ticket id. */
public sealed interface ScanMessage extends Message permits ScanRecorded {}
