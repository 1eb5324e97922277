package dev.usher.event.catalog;

import dev.usher.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket type as an organizer asked for it. */
record TicketTypeDraft(
        String name,
        Money price,
        int capacity,
        int maxPerOrder,
        @Nullable Instant salesStartAt,
        @Nullable Instant salesEndAt) {}
