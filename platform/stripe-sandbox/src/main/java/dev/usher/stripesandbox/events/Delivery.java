package dev.usher.stripesandbox.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver an event: the answer's status, or what went wrong instead of one. */
public record Delivery(
        String eventId,
        String type,
        String url,
        int attempt,
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String problem,
        boolean success) {}
