package dev.usher.chaos.crowd;

/** A ticket in its buyer's hands. */
record Ticket(String id, String credential, String order, String event) {}
