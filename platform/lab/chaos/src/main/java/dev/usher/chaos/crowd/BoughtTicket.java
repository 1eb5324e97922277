package dev.usher.chaos.crowd;

/** A ticket that its buyer has read. */
record BoughtTicket(String id, String credential, String order, String event) {}
