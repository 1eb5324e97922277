package dev.usher.ticket.event;

import org.jspecify.annotations.Nullable;

/** The place of an event, as text. */
public record EventVenue(
        String name, @Nullable String address, @Nullable String city, @Nullable String country) {}
