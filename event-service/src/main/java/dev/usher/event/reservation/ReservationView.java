package dev.usher.event.reservation;

import dev.usher.event.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A reservation as its buyer sees it. */
record ReservationView(
        UUID id,
        UUID eventId,
        ReservationStatus status,
        Instant expiresAt,
        List<Item> items,
        Money total) {

    record Item(UUID ticketTypeId, String name, Money unitPrice, int quantity) {

        static Item of(ReservedItem item) {
            return new Item(
                    item.ticketType().value(), item.name(), item.unitPrice(), item.quantity());
        }
    }

    static ReservationView of(Reservation reservation) {
        return new ReservationView(
                reservation.id().value(),
                reservation.event().value(),
                reservation.status(),
                reservation.expiresAt(),
                reservation.items().stream().map(Item::of).toList(),
                reservation.total());
    }
}
