package dev.usher.event.reservation;

import dev.usher.event.offer.Offer;
import dev.usher.event.stock.Seats;
import dev.usher.platform.time.Ids;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the reservation a request asks for, with the names and prices of an offer. */
@Component
class NewReservations {

    private final HoldExpirySettings settings;
    private final Ids ids;

    NewReservations(HoldExpirySettings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    Reservation of(ReservationRequest request, Offer offer, Instant now) {
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
