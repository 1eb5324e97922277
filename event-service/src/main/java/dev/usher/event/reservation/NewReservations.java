package dev.usher.event.reservation;

import dev.usher.event.offer.Offer;
import dev.usher.event.stock.Seats;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.deadline.Deadline;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the wish of a request, with the reservation it asks for at the prices of an offer. */
@Component
class NewReservations {

    private final HoldExpirySettings settings;
    private final HoldSettings limits;
    private final Ids ids;

    NewReservations(HoldExpirySettings settings, HoldSettings limits, Ids ids) {
        this.settings = settings;
        this.limits = limits;
        this.ids = ids;
    }

    HoldWish wish(ReservationRequest request, Offer offer, Instant now) {
        return new HoldWish(
                request,
                of(request, offer, now),
                offer,
                limits.ordersPerAccount(),
                Deadline.current());
    }

    private Reservation of(ReservationRequest request, Offer offer, Instant now) {
        List<ReservedItem> items =
                request.seats().stream().map(seats -> item(seats, offer)).toList();
        return Reservation.held(
                new ReservationId(ids.next()),
                request.event(),
                request.buyer(),
                items,
                now.plus(settings.holdFor()));
    }

    private static ReservedItem item(Seats seats, Offer offer) {
        Offer.Type type = offer.type(seats.ticketType()).orElseThrow();
        return new ReservedItem(type.id(), type.name(), seats.quantity(), type.price());
    }
}
