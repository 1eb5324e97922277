package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** One line of a paid order: a number of tickets of one type at one price. */
public record PaidLine(
        UUID lineId, UUID ticketTypeId, String ticketTypeName, int quantity, Money unitPrice) {

    public PaidLine {
        requireNonNull(lineId, "lineId");
        requireNonNull(ticketTypeId, "ticketTypeId");
        requireNonNull(ticketTypeName, "ticketTypeName");
        requireNonNull(unitPrice, "unitPrice");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity);
        }
    }
}
