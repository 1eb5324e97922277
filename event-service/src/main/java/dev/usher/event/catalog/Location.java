package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The place of an event; the country is an ISO 3166-1 alpha-2 code. */
@Embeddable
public record Location(
        @Column(name = "location_name") String name,
        @Column(name = "location_address") @Nullable String address,
        @Column(name = "location_city") @Nullable String city,
        @Column(name = "location_country") @Nullable String country) {

    public Location {
        requireNonNull(name, "location name");
    }
}
