package dev.usher.payment.checkout;

import dev.usher.payment.order.AdvanceOrder;
import dev.usher.payment.order.OrderState;
import dev.usher.platform.web.idempotency.KeyedWork;
import org.springframework.stereotype.Component;

/**
 * Takes an attempt from wherever it stopped to an order that can be paid, or that is paid because
 * it is free.
 */
@Component
class ProceedCheckout {

    private final ClaimForOrder claims;
    private final PlanSession plans;
    private final OpenSession sessions;
    private final AdoptSession adoptions;
    private final AdvanceOrder advance;

    ProceedCheckout(
            ClaimForOrder claims,
            PlanSession plans,
            OpenSession sessions,
            AdoptSession adoptions,
            AdvanceOrder advance) {
        this.claims = claims;
        this.plans = plans;
        this.sessions = sessions;
        this.adoptions = adoptions;
        this.advance = advance;
    }

    /** Proceeds with an attempt. The answer to the request is stored when the order opens. */
    CheckoutOutcome proceed(OrderState attempt, KeyedWork<OrderState> key) {
        return attempt.claimed() ? pay(attempt, false, key) : claim(attempt, 1, key);
    }

    /**
     * Claims the reservation and goes on to the session.
     *
     * @param number counts the sessions of the attempt; one above 1 is not renewed again
     */
    private CheckoutOutcome claim(OrderState attempt, int number, KeyedWork<OrderState> key) {
        return switch (claims.claim(attempt, plans.next(number))) {
            case ClaimStep.Claimed(OrderState claimed) -> pay(claimed, number > 1, key);
            case ClaimStep.Ended(CheckoutOutcome outcome) -> outcome;
        };
    }

    private CheckoutOutcome pay(OrderState claimed, boolean renewed, KeyedWork<OrderState> key) {
        if (claimed.sold().total().free()) {
            return CheckoutOutcome.opened(advance.confirmFree(claimed.id(), key));
        }
        return sessions.open(claimed, key)
                .orElseGet(() ->
                        renewed
                                ? new CheckoutOutcome.ProviderUnavailable()
                                : adoptOrRenew(claimed, key));
    }

    /** Adopts the session if it was opened after all, else begins a session under a new key. */
    private CheckoutOutcome adoptOrRenew(OrderState claimed, KeyedWork<OrderState> key) {
        return adoptions
                .adopt(claimed)
                .orElseGet(() -> claim(claimed, claimed.sessionAttempt() + 1, key));
    }
}
