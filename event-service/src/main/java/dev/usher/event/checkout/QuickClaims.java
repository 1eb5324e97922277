package dev.usher.event.checkout;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.offer.Offer;
import dev.usher.event.offer.RecentOffers;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationStatus;
import dev.usher.event.suspension.SuspendedAccounts;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims the reservation of a crowd's event in one statement: the offer is in memory, and the
 * statement finds out whether it is still that of the event. Whatever it cannot claim is decided by
 * {@link ClaimReservation}.
 *
 * <p>The row is locked by an earlier statement, because only a statement that begins after the lock
 * sees an end of the order that was recorded under it.
 */
@Repository
class QuickClaims {

    private static final String CLAIM =
            """
            update reservation r
            set status = 'CHECKOUT', expires_at = :until, order_id = :order, updated_at = :now,
                version = r.version + 1
            from event e
            where r.id = :id and r.status = 'HELD'
                and e.id = r.event_id and e.version = :offer
                and e.status = 'PUBLISHED' and not e.suspended
                and not exists (select from ended_order where order_id = :order)
            """;

    private final JdbcClient jdbc;
    private final RecentOffers offers;
    private final SuspendedAccounts suspended;

    QuickClaims(JdbcClient jdbc, RecentOffers offers, SuspendedAccounts suspended) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.suspended = suspended;
    }

    /** Claims a reservation that this transaction has locked; empty if nothing was changed. */
    Optional<ReservationClaim> claim(
            Reservation locked, OrderId order, Instant until, Instant now) {
        if (locked.status() != ReservationStatus.HELD
                || locked.holdOver(now)
                || suspended.contains(locked.buyer())) {
            return Optional.empty();
        }
        return offers.remembered(locked.event())
                .filter(offer -> offer.onSale() && !suspended.contains(offer.organizerId()))
                .filter(offer -> update(locked, offer, order, until, now))
                .map(offer -> {
                    locked.checkOut(order, until);
                    return new ReservationClaim.Claimed(locked, offer);
                });
    }

    private boolean update(
            Reservation locked, Offer offer, OrderId order, Instant until, Instant now) {
        return jdbc.sql(CLAIM)
                        .param("id", locked.id().value())
                        .param("order", order.value())
                        .param("until", utc(until))
                        .param("offer", offer.version())
                        .param("now", utc(now))
                        .update()
                == 1;
    }
}
