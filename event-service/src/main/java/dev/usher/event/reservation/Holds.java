package dev.usher.event.reservation;

import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.crash.CrashPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides about one wish in one transaction: the reservation is written first and the busy stock
 * row touched last, so that it is locked for one statement and the commit.
 *
 * <p>This is the only caller of {@link Stock#hold} on behalf of buyers, and so the place where
 * wishes that wait for the same ticket type can come to share a transaction.
 */
@Component
class Holds {

    private final Reservations reservations;
    private final Stock stock;
    private final TransactionTemplate transaction;

    Holds(Reservations reservations, Stock stock, PlatformTransactionManager transactions) {
        this.reservations = reservations;
        this.stock = stock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Holds the seats of a new reservation. A refusal leaves nothing behind. */
    ReservationOutcome hold(
            PlaceReservation wish,
            Reservation reservation,
            @Nullable Integer maxPerBuyer,
            Instant now) {
        return transaction.execute(status -> {
            ReservationOutcome outcome = decide(wish, reservation, maxPerBuyer, now);
            if (outcome instanceof ReservationOutcome.Held) {
                CrashPoint.hitAfterCommit("reserve.after_commit");
            } else {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    private ReservationOutcome decide(
            PlaceReservation wish,
            Reservation reservation,
            @Nullable Integer maxPerBuyer,
            Instant now) {
        if (maxPerBuyer != null) {
            reservations.lockBuyer(wish.event(), wish.holder());
            int left = maxPerBuyer - reservations.ticketsOf(wish.event(), wish.holder(), now);
            if (wish.quantity() > left) {
                return new ReservationOutcome.TooMany(
                        ReservationOutcome.Limit.MAX_PER_BUYER, Math.max(left, 0));
            }
        }
        if (!reservations.insert(reservation, wish.key(), now)) {
            return new ReservationOutcome.KeyReused();
        }
        return switch (stock.hold(reservation.seats())) {
            case StockOutcome.Taken() -> new ReservationOutcome.Held(reservation);
            case StockOutcome.TooFew(var available) -> new ReservationOutcome.SoldOut(available);
            case StockOutcome.NotOnSale() -> new ReservationOutcome.NotOnSale();
        };
    }
}
