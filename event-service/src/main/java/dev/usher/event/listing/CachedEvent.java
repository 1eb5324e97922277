package dev.usher.event.listing;

import dev.usher.event.answer.CachedResponse;

/** An event as everyone but its organizer reads it. */
record CachedEvent(CachedResponse answer, String organizerId) {}
