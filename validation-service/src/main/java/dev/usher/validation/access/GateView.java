package dev.usher.validation.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An event for which the caller may scan, as the API shows it. */
@Schema(name = "Gate", description = "An event for which the caller may scan.")
record GateView(
        @Schema(description = "The event.") UUID eventId,
        @Schema(description = "The title of the event.") String title,
        @Schema(description = "The start of the event.") Instant startsAt,
        @Schema(description = "The IANA time zone in which the times are shown.") String timeZone,
        @Schema(description = "The time from which people may enter.") Instant opensAt,
        @Schema(description = "The time from which people may not enter any more.")
                Instant closesAt) {

    static GateView of(GateEvent event) {
        return new GateView(
                event.id().value(),
                event.title(),
                event.startsAt(),
                event.timeZone(),
                event.opensAt(),
                event.closesAt());
    }
}
