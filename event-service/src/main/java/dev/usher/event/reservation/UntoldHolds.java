package dev.usher.event.reservation;

import dev.usher.event.reservation.PlacedReservations.Placed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Holds whose commit got no answer, as when the database dies during it: they may exist, but their
 * callers were refused. Each is looked for until it is found and undone, or until it can't appear
 * any more. A hold with an Idempotency-Key is left: its caller was told to repeat the call, and the
 * repeat finds it.
 */
@Component
class UntoldHolds {

    private static final Logger log = LoggerFactory.getLogger(UntoldHolds.class);

    private record Untold(Placed hold, Instant lookUntil) {

        ReservationId id() {
            return hold.reservation().id();
        }
    }

    private final PlacedReservations reservations;
    private final UndoHold undoHold;
    private final UntoldHoldSettings settings;
    private final Clock clock;
    private final Queue<Untold> untold;

    UntoldHolds(
            PlacedReservations reservations,
            UndoHold undoHold,
            UntoldHoldSettings settings,
            Clock clock) {
        this.reservations = reservations;
        this.undoHold = undoHold;
        this.settings = settings;
        this.clock = clock;
        this.untold = new LinkedBlockingQueue<>(settings.most());
    }

    /** Keeps these holds in mind if the commit of the current transaction gets no answer. */
    void unlessCommitted(List<Placed> placed) {
        List<Placed> holds = placed.stream().filter(one -> one.answer() == null).toList();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        // After a failed commit Spring may report a rollback, whatever happened.
                        if (status != STATUS_COMMITTED) {
                            remember(holds);
                        }
                    }
                });
    }

    /** Undoes those that exist. While the database is unavailable, all stay. */
    void undoSome() {
        if (untold.isEmpty()) {
            return;
        }
        List<Untold> looked = new ArrayList<>(untold);
        Set<ReservationId> found =
                new HashSet<>(reservations.held(looked.stream().map(Untold::id).toList()));
        Instant now = clock.instant();
        for (Untold one : looked) {
            if (found.contains(one.id())) {
                undoHold.undo(one.hold());
                untold.remove(one);
            } else if (now.isAfter(one.lookUntil())) {
                untold.remove(one);
            }
        }
    }

    private void remember(List<Placed> holds) {
        Instant lookUntil = clock.instant().plus(settings.lookFor());
        for (Placed hold : holds) {
            if (!untold.offer(new Untold(hold, lookUntil))) {
                log.warn(
                        "Reservation {} may be held although its caller was refused",
                        hold.reservation().id());
            }
        }
    }
}
