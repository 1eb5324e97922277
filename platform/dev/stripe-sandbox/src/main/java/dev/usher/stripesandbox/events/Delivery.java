package dev.usher.stripesandbox.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event: the answer's status, or what went wrong instead of one. {@code
 * session} is set where the event is about a session; {@code fault} is {@code duplicate} or {@code
 * otherAmount} for a delivery that a fault added, and {@code lose} for one that never left.
 */
public record Delivery(
        String eventId,
        String type,
        @Nullable String session,
        String url,
        int attempt,
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String problem,
        boolean success,
        @Nullable String fault) {}
