package dev.usher.contracts;

/** What validation-service says about gate staff, keyed by event id. */
public sealed interface StaffMessage extends Message permits StaffBound {}
