package dev.usher.stripesandbox.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event, with the status of the answer or the problem without one. {@code
 * session} is set if the event is about a session. {@code fault} is {@code duplicate} or {@code
 * otherAmount} for a delivery that a fault added, {@code forged} for one without an event in the
 * log, and {@code lose} for one that was never sent.
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
