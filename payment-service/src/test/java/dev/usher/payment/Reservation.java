package dev.usher.payment;

import java.util.UUID;

/** A reservation that the stand-in for event-service holds for somebody. */
public record Reservation(
        UUID id,
        String holder,
        String holderId,
        UUID eventId,
        String organizerId,
        UUID ticketTypeId,
        int quantity,
        long unitPrice) {

    public long total() {
        return unitPrice * quantity;
    }
}
