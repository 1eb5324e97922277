package dev.usher.event.catalog;

import dev.usher.event.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a new event as the documentation shows it. {@link EventForm} reads the body. */
@Schema(
        name = "NewEvent",
        requiredProperties = {"title", "location", "startsAt", "endsAt", "timeZone"})
record EventBody(
        @Schema(maxLength = 200) String title,
        @Schema(maxLength = 10_000) @Nullable String description,
        Location location,
        Instant startsAt,
        @Schema(description = "Must be after startsAt") Instant endsAt,
        @Schema(description = "An IANA time zone") String timeZone,
        @Schema(description = "Short form; absent, null or an amount of 0 means free")
                @Nullable Money price,
        @Schema(description = "Short form", minimum = "1", maximum = "1000000")
                @Nullable Integer capacity,
        @Nullable List<Type> ticketTypes,
        @Schema(description = "The most tickets per buyer, of all types together", minimum = "1")
                @Nullable Integer maxPerBuyer,
        @Nullable Entry admission) {

    @Schema(
            name = "NewTicketType",
            requiredProperties = {"name", "capacity"})
    record Type(
            @Schema(maxLength = 200) String name,
            @Nullable Money price,
            @Schema(minimum = "1", maximum = "1000000") int capacity,
            @Schema(minimum = "1", maximum = "100", defaultValue = "10")
                    @Nullable Integer maxPerOrder,
            @Nullable Instant salesStartAt,
            @Nullable Instant salesEndAt) {}

    @Schema(name = "NewAdmission")
    record Entry(
            @Schema(description = "Default: 4 hours before the start") @Nullable Instant opensAt,
            @Schema(description = "Default: the end") @Nullable Instant closesAt,
            @Schema(defaultValue = "true") @Nullable Boolean reentry,
            @Schema(
                            description = "Stored and published; no service acts on it yet",
                            defaultValue = "false")
                    @Nullable Boolean supersedeOnHolderChange,
            @Schema(
                            description = "Stored and published; no service acts on it yet",
                            defaultValue = "false")
                    @Nullable Boolean degradedOnSignature) {}
}
