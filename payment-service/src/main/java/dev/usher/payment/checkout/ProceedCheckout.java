package dev.usher.payment.checkout;

import dev.usher.payment.order.AdvanceOrder;
import dev.usher.payment.order.OrderState;
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

    CheckoutOutcome proceed(OrderState attempt) {
        return attempt.claimed() ? pay(attempt, false) : claim(attempt, 1);
    }

    /**
     * Claims the reservation and goes on to the session.
     *
     * @param number counts the sessions of the attempt; one above 1 is not renewed again
     */
    private CheckoutOutcome claim(OrderState attempt, int number) {
        return switch (claims.claim(attempt, plans.next(number))) {
            case ClaimStep.Claimed(OrderState claimed) -> pay(claimed, number > 1);
            case ClaimStep.Ended(CheckoutOutcome outcome) -> outcome;
        };
    }

    private CheckoutOutcome pay(OrderState claimed, boolean renewed) {
        if (claimed.sold().total().free()) {
            return CheckoutOutcome.opened(advance.confirmFree(claimed.id()));
        }
        return sessions.open(claimed)
                .orElseGet(() ->
                        renewed
                                ? new CheckoutOutcome.ProviderUnavailable()
                                : adoptOrRenew(claimed));
    }

    /** Adopts the session if it was opened after all, else begins a session under a new key. */
    private CheckoutOutcome adoptOrRenew(OrderState claimed) {
        return adoptions
                .adopt(claimed)
                .orElseGet(() -> claim(claimed, claimed.sessionAttempt() + 1));
    }
}
