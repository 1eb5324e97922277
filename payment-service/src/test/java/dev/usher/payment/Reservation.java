package dev.usher.payment;

import java.util.UUID;

/** A reservation in the stand-in for event-service. */
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
