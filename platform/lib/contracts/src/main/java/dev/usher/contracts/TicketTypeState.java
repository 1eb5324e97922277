package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of ticket of an event, with what it costs and how many there are. */
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
