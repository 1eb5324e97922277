package dev.usher.validation.access;

import java.time.Instant;
import java.util.UUID;

/** What a gate needs to know of an event. The admission times are the effective ones. */
public record GateEvent(
        UUID id,
        String organizerId,
        String status,
        String title,
        Instant startsAt,
        String timeZone,
        Instant opensAt,
        Instant closesAt,
        boolean reentry) {

    public boolean cancelled() {
        return status.equals("CANCELLED");
    }
}
