package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One ticket type of an event, with its price and its capacity. */
public record TicketTypeState(
        UUID id,
        String name,
        Money price,
        int capacity,
        int maxPerOrder,
        @Nullable Instant salesStartAt,
        @Nullable Instant salesEndAt,
        boolean retired) {

    public TicketTypeState {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(price, "price");
    }
}
