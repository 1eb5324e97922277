package dev.usher.ticket.show;

import org.jspecify.annotations.Nullable;

/** Where a show happens. */
public record Place(
        String name, @Nullable String address, @Nullable String city, @Nullable String country) {}
