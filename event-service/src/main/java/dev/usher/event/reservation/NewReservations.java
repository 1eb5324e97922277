package dev.usher.event.reservation;

import dev.usher.event.offer.Offer;
import dev.usher.event.stock.Seats;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.idempotency.FirstAnswerRow;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the wish of a request, with the reservation it asks for at the prices of an offer. */
@Component
class NewReservations {

    private final HoldExpirySettings settings;
    private final HoldSettings limits;
    private final HeldAnswers answers;
    private final Ids ids;

    NewReservations(
            HoldExpirySettings settings, HoldSettings limits, HeldAnswers answers, Ids ids) {
        this.settings = settings;
        this.limits = limits;
        this.answers = answers;
        this.ids = ids;
    }

    HoldWish wish(ReservationRequest request, Offer offer, Instant now) {
        Reservation reservation = of(request, offer, now);
        return new HoldWish(
                request,
                reservation,
                answer(request, reservation),
                offer,
                limits.ordersPerAccount(),
                Deadline.current());
    }

    /** Makes the answer before the decision, so that its transaction need not wait for it. */
    private @Nullable FirstAnswerRow answer(ReservationRequest request, Reservation reservation) {
        KeyedRequest keyed = request.keyed();
        return keyed == null
                ? null
                : keyed.answered(reservation.id().value(), answers.store(reservation));
    }

    private Reservation of(ReservationRequest request, Offer offer, Instant now) {
        List<ReservedItem> items =
                request.seats().stream().map(seats -> item(seats, offer)).toList();
        return Reservation.held(
                new ReservationId(ids.next()),
                request.event(),
                request.buyer(),
                items,
                now.plus(settings.holdFor()),
                request.references());
    }

    private static ReservedItem item(Seats seats, Offer offer) {
        Offer.Type type = offer.type(seats.ticketType()).orElseThrow();
        return new ReservedItem(type.id(), type.name(), seats.quantity(), type.price());
    }
}
