package dev.usher.contracts;

/** Messages of validation-service about gate staff, keyed by event id. */
public sealed interface StaffMessage extends Message permits StaffBound {}
