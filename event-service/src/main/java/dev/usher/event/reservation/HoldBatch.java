package dev.usher.event.reservation;

import dev.usher.event.reservation.PlacedReservations.Buyer;
import dev.usher.event.reservation.PlacedReservations.Placed;
import dev.usher.event.stock.SeatWish;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.DatabaseFailures;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides wishes together, in one transaction ({@link HoldRounds}). It locks the buyers first, the
 * reservations next and the stock last, as every transaction does, and the rows of each kind in the
 * order of their keys.
 */
@Component
class HoldBatch implements BatchDecision<HoldWish, ReservationOutcome> {

    private final PlacedReservations reservations;
    private final Stock stock;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final DistributionSummary sizes;

    HoldBatch(
            PlacedReservations reservations,
            Stock stock,
            Clock clock,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.sizes = meters.summary("usher.holds.together");
    }

    /** Decides the wishes; after a deadlock, which undoes everything, it tries once more. */
    @Override
    public List<ReservationOutcome> decide(List<HoldWish> wishes) {
        sizes.record(wishes.size());
        try {
            return decideOnce(wishes);
        } catch (PessimisticLockingFailureException _) {
            return decideOnce(wishes);
        }
    }

    private List<ReservationOutcome> decideOnce(List<HoldWish> wishes) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    List<ReservationOutcome> outcomes =
                            HoldRounds.decide(
                                    wishes, new DatabaseRows(reservations, stock, clock.instant()));
                    if (outcomes.stream().anyMatch(ReservationOutcome.Held.class::isInstance)) {
                        CrashPoint.hitAfterCommit("reserve.after_commit");
                    } else {
                        status.setRollbackOnly();
                    }
                    return outcomes;
                }));
    }

    /** If the database is unavailable, deciding the wishes one by one cannot help. */
    @Override
    public boolean mayBeOfOneAlone(RuntimeException error) {
        return !DatabaseFailures.isTransient(error);
    }

    private record DatabaseRows(PlacedReservations reservations, Stock stock, Instant now)
            implements HoldRounds.Rows {

        @Override
        public Map<Buyer, TicketCounts> lockAndCount(Set<Buyer> buyers) {
            reservations.lockBuyers(buyers);
            return reservations.ticketsOf(buyers, now);
        }

        @Override
        public Set<ReservationId> write(List<Placed> placed) {
            return reservations.insert(placed, now);
        }

        @Override
        public void lock(List<Seats> seats) {
            stock.lock(seats);
        }

        @Override
        public List<StockOutcome> hold(List<SeatWish> wishes) {
            return stock.holdEach(wishes);
        }

        @Override
        public void delete(List<ReservationId> refused) {
            reservations.delete(refused);
        }
    }
}
