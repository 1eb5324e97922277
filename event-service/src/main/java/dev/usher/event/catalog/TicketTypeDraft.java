package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket type as an organizer asked for it.
 *
 * @param id of the one that is to be so; null for a new one
 */
record TicketTypeDraft(
        @Nullable TicketTypeId id,
        String name,
        Money price,
        int capacity,
        int maxPerOrder,
        @Nullable Instant salesStartAt,
        @Nullable Instant salesEndAt) {

    TicketTypeId requireId() {
        return Objects.requireNonNull(id, "a ticket type without an id");
    }

    TicketTypeDraft identifiedBy(TicketTypeId newId) {
        return new TicketTypeDraft(
                newId, name, price, capacity, maxPerOrder, salesStartAt, salesEndAt);
    }

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
