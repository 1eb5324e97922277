package dev.usher.payment.checkout;

import dev.usher.payment.order.BeginOrder;
import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.SessionPlan;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Closes an attempt whose caller has not repeated the call for a while. It first makes certain that
 * no session can be paid, and then gives the reservation back.
 */
@Component
class CloseAbandonedAttempt {

    private final BeginOrder begin;
    private final CloseOrder close;
    private final ClaimForOrder claims;
    private final EndLostSession sessions;
    private final Clock clock;

    CloseAbandonedAttempt(
            BeginOrder begin,
            CloseOrder close,
            ClaimForOrder claims,
            EndLostSession sessions,
            Clock clock) {
        this.begin = begin;
        this.close = close;
        this.claims = claims;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** If another service can't be asked now, the attempt is left for the next sweep. */
    void close(OrderState attempt) {
        try {
            if (!attempt.claimed()) {
                closeUnclaimed(attempt);
            } else if (attempt.sold().total().free()) {
                close.giveUp(attempt.id());
            } else {
                sessions.end(attempt);
            }
        } finally {
            begin.release(attempt.id());
        }
    }

    /**
     * The claim may have been made without an answer. It is idempotent, so it is made again: after
     * an answer, it can be given back.
     */
    private void closeUnclaimed(OrderState attempt) {
        Instant now = clock.instant();
        switch (claims.claim(attempt, new SessionPlan(1, now, now))) {
            case ClaimStep.Claimed(OrderState claimed) -> close.giveUp(claimed.id());
            case ClaimStep.Ended _ -> {}
        }
    }
}
