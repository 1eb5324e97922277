package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A valid ticket type as an organizer asked for it. */
record TicketTypeDraft(
        TicketTypeId id,
        String name,
        Money price,
        int capacity,
        int maxPerOrder,
        @Nullable Instant salesStartAt,
        @Nullable Instant salesEndAt) {

    static TicketTypeDraft of(TicketType type) {
        return new TicketTypeDraft(
                type.id(),
                type.name(),
                type.price(),
                type.capacity(),
                type.maxPerOrder(),
                type.salesStartAt(),
                type.salesEndAt());
    }
}
