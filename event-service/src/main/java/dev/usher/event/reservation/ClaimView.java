package dev.usher.event.reservation;

import dev.usher.event.Money;
import dev.usher.event.catalog.Location;
import dev.usher.event.catalog.Offer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything an order has to know of the reservation it is opened on. */
record ClaimView(
        UUID reservationId,
        UUID eventId,
        String organizerId,
        Instant expiresAt,
        List<ReservationView.Item> items,
        Money total,
        Show event) {

    record Show(
            String title, Instant startsAt, Instant endsAt, String timeZone, Location location) {}

    static ClaimView of(Reservation reservation, Offer offer) {
        return new ClaimView(
                reservation.id().value(),
                reservation.event().value(),
                offer.organizerId(),
                reservation.expiresAt(),
                reservation.items().stream().map(ReservationView.Item::of).toList(),
                reservation.total(),
                new Show(
                        offer.title(),
                        offer.startsAt(),
                        offer.endsAt(),
                        offer.timeZone(),
                        offer.location()));
    }
}
