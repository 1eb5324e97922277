package dev.usher.event.reservation;

import dev.usher.event.offer.Offer;
import dev.usher.event.offer.RecentOffers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Places a reservation: decides by the rules of the sale, then holds the seats. */
@Component
class PlaceReservation {

    /**
     * The most versions of an event by which one request is decided. If the event has changed that
     * often while the request was decided, the request is refused as busy and may be repeated.
     */
    static final int MAX_OFFERS = 10;

    private final RecentOffers offers;
    private final Holds holds;
    private final Reservations reservations;
    private final NewReservations newReservations;
    private final Clock clock;

    PlaceReservation(
            RecentOffers offers,
            Holds holds,
            Reservations reservations,
            NewReservations newReservations,
            Clock clock) {
        this.offers = offers;
        this.holds = holds;
        this.reservations = reservations;
        this.newReservations = newReservations;
        this.clock = clock;
    }

    ReservationOutcome place(ReservationRequest request) {
        ReservationOutcome outcome =
                decide(
                        offers.recent(request.event()),
                        () -> offers.since(request.event(), System.nanoTime()),
                        offer -> decide(request, offer));
        if (outcome instanceof ReservationOutcome.Held || request.key() == null) {
            return outcome;
        }
        // The first request may have been granted and its answer lost: then the repeat gets that
        // answer, even if the request would be refused by now.
        return reservations
                .findByKey(request.buyer(), request.key())
                .<ReservationOutcome>map(before ->
                        request.asksFor(before)
                                ? new ReservationOutcome.HeldBefore(before)
                                : new ReservationOutcome.KeyReused())
                .orElse(outcome);
    }

    /**
     * Decides by a recent offer. A refusal that a change of the event could turn around must be
     * confirmed by the current offer; if that is another version, it decides once more.
     */
    static ReservationOutcome decide(
            Optional<Offer> recent,
            Supplier<Optional<Offer>> current,
            Function<Offer, ReservationOutcome> decision) {
        Optional<Offer> offer = recent;
        for (int decided = 0; decided < MAX_OFFERS && offer.isPresent(); decided++) {
            ReservationOutcome outcome = decision.apply(offer.get());
            if (!dependsOnOffer(outcome)) {
                return outcome;
            }
            long version = offer.get().version();
            offer = current.get();
            if (offer.isPresent() && offer.get().version() == version) {
                return outcome;
            }
        }
        return offer.isPresent()
                ? new ReservationOutcome.Busy()
                : new ReservationOutcome.UnknownEvent();
    }

    private ReservationOutcome decide(ReservationRequest request, Offer offer) {
        Instant now = clock.instant();
        return SaleRules.refuse(request, offer, now)
                .orElseGet(() -> holds.hold(newReservations.wish(request, offer, now)));
    }

    /** Tells whether another version of the event could lead to another outcome. */
    private static boolean dependsOnOffer(ReservationOutcome outcome) {
        return switch (outcome) {
            case ReservationOutcome.NotOnSale _,
                    ReservationOutcome.UnknownTicketTypes _,
                    ReservationOutcome.SalesClosed _,
                    ReservationOutcome.TooMany _ ->
                    true;
            case ReservationOutcome.Held _,
                    ReservationOutcome.HeldBefore _,
                    ReservationOutcome.UnknownEvent _,
                    ReservationOutcome.SoldOut _,
                    ReservationOutcome.KeyReused _,
                    ReservationOutcome.ReferenceTaken _,
                    ReservationOutcome.Busy _ ->
                    false;
        };
    }
}
