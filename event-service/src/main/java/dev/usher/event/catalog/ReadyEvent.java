package dev.usher.event.catalog;

/** An event as everybody but its organizer reads it. */
record ReadyEvent(ReadyAnswer answer, String organizerId) {}
