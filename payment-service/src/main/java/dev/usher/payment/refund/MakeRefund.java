package dev.usher.payment.refund;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.time.Backoff;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one refund at the provider, or asks about one that is under way. Before a call is repeated
 * whose answer was lost, the refund is searched, because the provider forgets keys after a day.
 */
@Component
class MakeRefund {

    private static final Logger log = LoggerFactory.getLogger(MakeRefund.class);

    private final RefundProvider provider;
    private final SettleRefund settle;
    private final Refunds refunds;
    private final RefundSettings settings;
    private final Clock clock;

    MakeRefund(
            RefundProvider provider,
            SettleRefund settle,
            Refunds refunds,
            RefundSettings settings,
            Clock clock) {
        this.provider = provider;
        this.settle = settle;
        this.refunds = refunds;
        this.settings = settings;
        this.clock = clock;
    }

    /** Works on a refund that was taken until then. It stays due later until it is settled. */
    void work(OrderRefund refund, Instant leasedUntil) {
        try {
            RefundReport report = report(refund);
            CrashPoint.hit("refund.after_response_before_update");
            settle.apply(refund, report);
        } catch (RuntimeException failed) {
            log.warn("refund {} could not be worked on; it will be repeated", refund.id(), failed);
        }
        refunds.nextAfter(refund.id(), leasedUntil, stillPending(refund) ? nextLook(refund) : null);
    }

    private boolean stillPending(OrderRefund refund) {
        return refunds.find(refund.id()).filter(OrderRefund::pending).isPresent();
    }

    private Instant nextLook(OrderRefund refund) {
        return clock.instant()
                .plus(Backoff.after(refund.state().checks(), settings.backOff(), settings.cap()));
    }

    private RefundReport report(OrderRefund refund) {
        String stripeId = refund.state().stripeId();
        if (stripeId != null) {
            return provider.read(stripeId)
                    .map(RefundProvider.Known::report)
                    .orElseGet(RefundReport.Unavailable::new);
        }
        String payment = refund.payment();
        if (payment == null) {
            return new RefundReport.Rejected("the payment at Stripe is not known");
        }
        RefundProvider.Wish wish = wish(refund, payment);
        boolean repeated = refund.state().checks() > 1;
        return (repeated ? provider.find(wish) : Optional.<RefundReport>empty())
                .orElseGet(() -> make(wish));
    }

    private RefundReport make(RefundProvider.Wish wish) {
        CrashPoint.hit("refund.before_send");
        return provider.make(wish);
    }

    private static RefundProvider.Wish wish(OrderRefund refund, String payment) {
        return new RefundProvider.Wish(
                refund.id(),
                refund.orderId().toString(),
                payment,
                refund.amount().amount(),
                refund.key());
    }
}
