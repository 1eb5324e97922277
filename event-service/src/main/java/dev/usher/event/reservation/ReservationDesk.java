package dev.usher.event.reservation;

import dev.usher.event.catalog.Offer;
import dev.usher.event.catalog.RecentOffers;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.http.ETags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What buyers do with reservations: place, look, give back. */
@Service
class ReservationDesk {

    private final RecentOffers offers;
    private final Holds holds;
    private final Reservations reservations;
    private final Stock stock;
    private final ReservationSettings settings;
    private final Ids ids;
    private final Clock clock;

    ReservationDesk(
            RecentOffers offers,
            Holds holds,
            Reservations reservations,
            Stock stock,
            ReservationSettings settings,
            Ids ids,
            Clock clock) {
        this.offers = offers;
        this.holds = holds;
        this.reservations = reservations;
        this.stock = stock;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    ReservationOutcome place(PlaceReservation wish) {
        ReservationOutcome outcome = decide(wish);
        if (outcome instanceof ReservationOutcome.Held || wish.key() == null) {
            return outcome;
        }
        // A repeat whose first answer was lost gets that answer, whatever is refused by now.
        return reservations
                .findByKey(wish.holder(), wish.key())
                .<ReservationOutcome>map(before ->
                        wish.asksFor(before)
                                ? new ReservationOutcome.Held(before)
                                : new ReservationOutcome.KeyReused())
                .orElse(outcome);
    }

    /** The holder's own, nobody else's. */
    @Transactional(readOnly = true)
    Optional<Reservation> find(ReservationId id, String accountId) {
        return reservations.find(id).filter(found -> found.heldBy(accountId));
    }

    @Transactional
    ReleaseOutcome release(ReservationId id, String accountId, @Nullable String ifMatch) {
        Optional<Reservation> found =
                reservations.lock(id).filter(locked -> locked.heldBy(accountId));
        if (found.isEmpty()) {
            return new ReleaseOutcome.Unknown();
        }
        Reservation reservation = found.get();
        ETags.require(ifMatch, ETags.of(reservation.version()));
        return switch (reservation.status()) {
            case HELD -> {
                reservation.release();
                reservations.save(reservation, clock.instant());
                stock.release(reservation.seats());
                yield new ReleaseOutcome.Released();
            }
            case RELEASED, EXPIRED -> new ReleaseOutcome.Released();
            case CHECKOUT -> new ReleaseOutcome.InCheckout();
            case CONVERTED -> new ReleaseOutcome.Converted();
        };
    }

    private ReservationOutcome decide(PlaceReservation wish) {
        Optional<Offer> offer = offers.recent(wish.event());
        while (offer.isPresent()) {
            ReservationOutcome outcome = decide(wish, offer.get());
            if (!isByOffer(outcome)) {
                return outcome;
            }
            Optional<Offer> now = offers.since(wish.event(), System.nanoTime());
            if (now.isPresent() && now.get().version() == offer.get().version()) {
                return outcome;
            }
            offer = now;
        }
        return new ReservationOutcome.UnknownEvent();
    }

    private ReservationOutcome decide(PlaceReservation wish, Offer offer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return SaleRules.refuse(wish, offer, now)
                .orElseGet(
                        () -> holds.hold(new HoldWish(wish, reservation(wish, offer, now), offer)));
    }

    /** Whether a change of the event could have made it another outcome. */
    private static boolean isByOffer(ReservationOutcome outcome) {
        return switch (outcome) {
            case ReservationOutcome.NotOnSale _,
                    ReservationOutcome.UnknownTicketTypes _,
                    ReservationOutcome.SalesClosed _,
                    ReservationOutcome.TooMany _ ->
                    true;
            case ReservationOutcome.Held _,
                    ReservationOutcome.UnknownEvent _,
                    ReservationOutcome.SoldOut _,
                    ReservationOutcome.KeyReused _,
                    ReservationOutcome.Busy _ ->
                    false;
        };
    }

    private Reservation reservation(PlaceReservation wish, Offer offer, Instant now) {
        List<ReservedItem> items = wish.seats().stream().map(seats -> item(seats, offer)).toList();
        return Reservation.held(
                new ReservationId(ids.next()),
                wish.event(),
                wish.holder(),
                items,
                now.plus(settings.holdFor()));
    }

    private static ReservedItem item(Seats seats, Offer offer) {
        Offer.Type type = offer.type(seats.ticketType()).orElseThrow();
        return new ReservedItem(type.id(), type.name(), seats.quantity(), type.price());
    }
}
