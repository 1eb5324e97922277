package dev.usher.stripesandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expires sessions when their time is over, also after the clock jumped, and books each payment and
 * ends each refund and raises the dispute of a test card some time after it was made.
 */
public final class CheckoutTimers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckoutTimers.class);

    /** The delay until a moved clock is noticed. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final SandboxCheckouts checkouts;
    private final Clock clock;
    private final Duration bookedAfter;
    private final NavigableSet<Due> open =
            new ConcurrentSkipListSet<>(
                    Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("checkout-timer").factory());

    private record Due(long at, long number, String session) {}

    public CheckoutTimers(SandboxCheckouts checkouts, Clock clock, Duration bookedAfter) {
        this.checkouts = checkouts;
        this.clock = clock;
        this.bookedAfter = bookedAfter;
    }

    public void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::expireDue, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Plans the expiry or the booking that a new state needs. */
    public void changed(SandboxCheckout after) {
        CheckoutSession session = after.session();
        Due due = new Due(session.expiresAt(), after.number(), session.id());
        if (session.open()) {
            open.add(due);
            return;
        }
        open.remove(due);
        boolean unbooked =
                after.latestCharge()
                        .filter(Charge::captured)
                        .filter(charge -> charge.balanceTransaction() == null)
                        .isPresent();
        if (unbooked) {
            later(session.id(), () -> checkouts.book(session.id()));
        }
        if (after.refunds().stream()
                .anyMatch(refund -> RefundTransitions.unsettled(after, refund))) {
            later(session.id(), () -> checkouts.settleRefunds(session.id()));
        }
        if (DisputeTransitions.planned(after).isPresent()) {
            later(session.id(), () -> checkouts.disputeAsPlanned(session.id()));
        }
    }

    private void later(String session, Runnable work) {
        try {
            var _ =
                    timer.schedule(
                            () -> quietly(work), bookedAfter.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            log.debug("the money of {} is booked at the next start", session);
        }
    }

    /** Expires every overdue session. */
    public void expireDue() {
        long now = clock.instant().getEpochSecond();
        Due latest = new Due(now, Long.MAX_VALUE, "");
        while (!open.isEmpty()) {
            Due due = open.floor(latest) == null ? null : open.pollFirst();
            if (due == null) {
                return;
            }
            quietly(() -> checkouts.expireIfDue(due.session()));
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            log.error("cannot expire or book a session", broken);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
