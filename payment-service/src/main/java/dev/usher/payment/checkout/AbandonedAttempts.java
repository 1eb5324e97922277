package dev.usher.payment.checkout;

import dev.usher.payment.order.Attempts;
import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Sale;
import dev.usher.payment.order.SessionPlan;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Closes attempts that nobody has repeated for a while: first it is made certain that nobody can
 * pay, then the reservation is told.
 */
@Component
class AbandonedAttempts {

    private final Attempts attempts;
    private final OrderDesk desk;
    private final ReservationClient reservations;
    private final PaymentProvider provider;
    private final Clock clock;

    AbandonedAttempts(
            Attempts attempts,
            OrderDesk desk,
            ReservationClient reservations,
            PaymentProvider provider,
            Clock clock) {
        this.attempts = attempts;
        this.desk = desk;
        this.reservations = reservations;
        this.provider = provider;
        this.clock = clock;
    }

    /** What can't be found out now is left for the next look. */
    void close(OrderState attempt) {
        try {
            if (attempt.sold() == null) {
                closeUnclaimed(attempt);
            } else if (attempt.sale().total().isZero()) {
                attempts.giveUp(attempt.id());
            } else {
                closeClaimed(attempt.id(), attempt.createdAt());
            }
        } finally {
            attempts.release(attempt.id());
        }
    }

    /** Whether the claim was made is not known, so it is made again: then it can be given back. */
    private void closeUnclaimed(OrderState attempt) {
        Instant now = clock.instant();
        switch (reservations.claim(attempt, now)) {
            case ClaimOutcome.Claimed(Sale sale) -> {
                attempts.claimed(attempt.id(), sale, new SessionPlan(1, now, now));
                attempts.giveUp(attempt.id());
            }
            case ClaimOutcome.Unknown unknown -> attempts.refused(attempt.id());
            case ClaimOutcome.NotHeld notHeld -> attempts.refused(attempt.id());
            case ClaimOutcome.NotOnSale notOnSale -> attempts.refused(attempt.id());
            case ClaimOutcome.Unavailable unavailable -> {}
        }
    }

    private void closeClaimed(OrderId id, Instant openedSince) {
        switch (provider.findSession(id, openedSince)) {
            case SessionSearch.None none -> attempts.giveUp(id);
            case SessionSearch.Unavailable unavailable -> {}
            case SessionSearch.Found found -> closeWith(id, found.sessionId(), found.report());
        }
    }

    private void closeWith(OrderId id, String sessionId, SessionReport report) {
        SessionReport last =
                report instanceof SessionReport.Open
                        ? provider.expireSession(id, sessionId)
                        : report;
        switch (last) {
            case SessionReport.Ended ended -> attempts.giveUp(id);
            case SessionReport.Paid paid -> desk.markPaid(paid.receipt());
            case SessionReport.Open open -> {}
            case SessionReport.Processing processing -> {}
            case SessionReport.Unavailable unavailable -> {}
        }
    }
}
