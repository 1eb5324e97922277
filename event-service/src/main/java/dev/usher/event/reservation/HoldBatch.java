package dev.usher.event.reservation;

import dev.usher.event.reservation.PlacedReservations.Buyer;
import dev.usher.event.reservation.PlacedReservations.Placed;
import dev.usher.event.reservation.PlacedReservations.Written;
import dev.usher.event.stock.SeatWish;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.BatchDecision;
import dev.usher.platform.database.DatabaseFailures;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final UntoldHolds untold;

    HoldBatch(
            PlacedReservations reservations,
            Stock stock,
            Clock clock,
            PlatformTransactionManager transactions,
            UntoldHolds untold) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.untold = untold;
    }

    /**
     * Decides the wishes; after a deadlock, which undoes everything, it tries once more. The thread
     * is that of one caller, but it decides for all: so the longest deadline counts here.
     */
    @Override
    public List<ReservationOutcome> decide(List<HoldWish> wishes) {
        try (Deadline.Scope _ = WishesInTime.latest(wishes).open()) {
            return WishesInTime.decide(wishes, this::decideTwice);
        }
    }

    private Optional<List<ReservationOutcome>> decideTwice(List<HoldWish> wishes) {
        try {
            return decideOnce(wishes);
        } catch (PessimisticLockingFailureException _) {
            return decideOnce(wishes);
        }
    }

    /**
     * Decides in one transaction; undoes it and returns empty if it comes too late for a caller.
     */
    private Optional<List<ReservationOutcome>> decideOnce(List<HoldWish> wishes) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    List<ReservationOutcome> outcomes =
                            HoldRounds.decide(
                                    wishes, new DatabaseRows(reservations, stock, clock.instant()));
                    if (WishesInTime.grantsTooLate(wishes, outcomes)) {
                        status.setRollbackOnly();
                        return Optional.<List<ReservationOutcome>>empty();
                    }
                    List<Placed> held = held(wishes, outcomes);
                    if (!held.isEmpty()) {
                        untold.unlessCommitted(held);
                        CrashPoint.hitAfterCommit("reserve.after_commit");
                    } else {
                        status.setRollbackOnly();
                    }
                    return Optional.of(outcomes);
                }));
    }

    private static List<Placed> held(List<HoldWish> wishes, List<ReservationOutcome> outcomes) {
        List<Placed> held = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            if (outcomes.get(i) instanceof ReservationOutcome.Held) {
                held.add(wishes.get(i).placed());
            }
        }
        return held;
    }

    /**
     * If the database is unavailable, or the decision comes too late for all, deciding the wishes
     * one by one cannot help.
     */
    @Override
    public boolean mayBeOfOneAlone(RuntimeException error) {
        return !(error instanceof ProblemException) && !DatabaseFailures.isTransient(error);
    }

    private record DatabaseRows(PlacedReservations reservations, Stock stock, Instant now)
            implements HoldRounds.Rows {

        @Override
        public Map<Buyer, TicketCounts> lockAndCount(Set<Buyer> buyers) {
            reservations.lockBuyers(buyers);
            return reservations.ticketsOf(buyers, now);
        }

        @Override
        public Written write(List<Placed> placed) {
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
        public void delete(List<Placed> refused) {
            reservations.delete(refused);
        }
    }
}
