package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The place of an event; the country is an ISO 3166-1 alpha-2 code. */
@Embeddable
@Schema(description = "Where an event takes place.")
public record Location(
        @Schema(description = "The name of the place, at most 200 characters", maxLength = 200)
                @Column(name = "location_name")
                String name,
        @Schema(description = "Street and number, at most 500 characters", maxLength = 500)
                @Column(name = "location_address")
                @Nullable String address,
        @Schema(description = "The city, at most 200 characters", maxLength = 200)
                @Column(name = "location_city")
                @Nullable String city,
        @Schema(
                        description = "The ISO 3166-1 alpha-2 code of the country",
                        minLength = 2,
                        maxLength = 2,
                        pattern = "^[A-Z]{2}$")
                @Column(name = "location_country")
                @Nullable String country) {

    public Location {
        requireNonNull(name, "location name");
    }
}
