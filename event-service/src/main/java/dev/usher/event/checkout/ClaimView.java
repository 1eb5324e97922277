package dev.usher.event.checkout;

import dev.usher.event.Money;
import dev.usher.event.catalog.Location;
import dev.usher.event.offer.Offer;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservedItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything an order needs to know of the reservation it is opened on. */
record ClaimView(
        UUID reservationId,
        UUID eventId,
        String organizerId,
        Instant expiresAt,
        List<Item> items,
        Money total,
        Show event) {

    record Item(UUID ticketTypeId, String name, Money unitPrice, int quantity) {

        static Item of(ReservedItem item) {
            return new Item(
                    item.ticketType().value(), item.name(), item.unitPrice(), item.quantity());
        }
    }

    record Show(
            String title, Instant startsAt, Instant endsAt, String timeZone, Location location) {}

    static ClaimView of(Reservation reservation, Offer offer) {
        return new ClaimView(
                reservation.id().value(),
                reservation.event().value(),
                offer.organizerId(),
                reservation.expiresAt(),
                reservation.items().stream().map(Item::of).toList(),
                reservation.total(),
                new Show(
                        offer.title(),
                        offer.startsAt(),
                        offer.endsAt(),
                        offer.timeZone(),
                        offer.location()));
    }
}
