package dev.usher.payment.checkout;

import dev.usher.payment.order.AdvanceOrder;
import dev.usher.payment.order.BeginOrder;
import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.ReservedSale;
import dev.usher.payment.order.SessionPlan;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.web.deadline.Deadline;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Claims the reservation of an attempt at event-service and records the answer. */
@Component
class ClaimForOrder {

    private final ReservationClient reservations;
    private final BeginOrder begin;
    private final AdvanceOrder advance;
    private final CloseOrder close;

    ClaimForOrder(
            ReservationClient reservations,
            BeginOrder begin,
            AdvanceOrder advance,
            CloseOrder close) {
        this.reservations = reservations;
        this.begin = begin;
        this.advance = advance;
        this.close = close;
    }

    ClaimStep claim(OrderState attempt, SessionPlan plan) {
        return switch (reservations.claim(attempt, plan.orderEnds())) {
            case ClaimOutcome.Claimed(ReservedSale sale) -> {
                CrashPoint.hit("checkout.after_claim");
                yield recorded(attempt, sale, plan);
            }
            case ClaimOutcome.Unknown _ ->
                    refused(attempt, new CheckoutOutcome.ReservationUnknown());
            case ClaimOutcome.NotHeld _ ->
                    refused(
                            attempt,
                            begin.releaseUnderWay(attempt)
                                    ? new CheckoutOutcome.ReservationsUnavailable()
                                    : new CheckoutOutcome.ReservationNotHeld());
            case ClaimOutcome.NotOnSale _ -> refused(attempt, new CheckoutOutcome.EventNotOnSale());
            case ClaimOutcome.Suspended _ ->
                    refused(attempt, new CheckoutOutcome.AccountSuspended());
            case ClaimOutcome.Unavailable _ ->
                    new ClaimStep.Ended(new CheckoutOutcome.ReservationsUnavailable());
        };
    }

    /**
     * Whose event it is, and so among which orders the reference must be unique, is known only now.
     * If it is another order's, the claim is given back, and the reservation is held again.
     */
    private ClaimStep recorded(OrderState attempt, ReservedSale sale, SessionPlan plan) {
        try {
            return new ClaimStep.Claimed(advance.claimed(attempt, sale, plan));
        } catch (DuplicateKeyException taken) {
            if (attempt.externalReference() == null) {
                throw taken;
            }
        }
        Deadline.ignore(() -> {
            advance.claimedWithoutReference(attempt, sale, plan);
            close.giveUp(attempt.id());
        });
        return new ClaimStep.Ended(new CheckoutOutcome.ReferenceTaken());
    }

    /**
     * A refused first claim leaves nothing behind; a later one closes what the first began. That is
     * done even if the caller has given up.
     */
    private ClaimStep refused(OrderState attempt, CheckoutOutcome outcome) {
        Deadline.ignore(() -> {
            if (attempt.claimed()) {
                close.giveUp(attempt.id());
            } else {
                begin.discard(attempt.id());
            }
        });
        return new ClaimStep.Ended(outcome);
    }
}
