package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The venue of an event. Only the name is always present; the country is ISO 3166-1 alpha-2. */
public record Place(
        String name, @Nullable String address, @Nullable String city, @Nullable String country) {

    public Place {
        requireNonNull(name, "name");
    }
}
