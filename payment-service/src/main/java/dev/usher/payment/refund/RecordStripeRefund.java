package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a notification says about a refund at Stripe. One of ours is looked at again; one
 * that somebody made in Stripe's dashboard gets a refund here, so that the order tells the truth.
 */
@Service
public class RecordStripeRefund {

    private static final Logger log = LoggerFactory.getLogger(RecordStripeRefund.class);

    private final RefundProvider provider;
    private final RefundOrder orders;
    private final Refunds refunds;
    private final NewRefund newRefund;
    private final TransactionTemplate transaction;

    RecordStripeRefund(
            RefundProvider provider,
            RefundOrder orders,
            Refunds refunds,
            NewRefund newRefund,
            TransactionTemplate transaction) {
        this.provider = provider;
        this.orders = orders;
        this.refunds = refunds;
        this.newRefund = newRefund;
        this.transaction = transaction;
    }

    /** Returns false if Stripe can't be asked at the moment. */
    public boolean changed(String stripeId, Instant now) {
        Optional<RefundProvider.Known> known = provider.read(stripeId);
        known.ifPresent(refund ->
                transaction.executeWithoutResult(
                        _ -> record(refund).ifPresent(ours -> refunds.next(ours.id(), now))));
        return known.isPresent();
    }

    /** The refund here that is to be looked at again. */
    private Optional<OrderRefund> record(RefundProvider.Known known) {
        Optional<RefundOrder.Owner> owner = orders.lockPaidBy(known.payment());
        return refunds.findByStripeId(known.stripeId())
                .or(() -> known.ours().flatMap(refunds::find))
                .or(() -> owner.flatMap(order -> fromDashboard(order, known)));
    }

    private Optional<OrderRefund> fromDashboard(
            RefundOrder.Owner owner, RefundProvider.Known known) {
        Money amount = new Money(known.amount(), known.currency());
        if (known.report() instanceof RefundReport.Failed) {
            return Optional.empty();
        }
        if (!owner.refundable() || known.amount() > owner.left()) {
            log.error(
                    "Stripe refunded {} by {}, which order {} does not owe",
                    amount,
                    known.stripeId(),
                    owner.state().id());
            return Optional.empty();
        }
        boolean all = known.amount() == owner.left();
        return Optional.of(
                newRefund.begin(
                        owner,
                        new NewRefund.Terms(
                                amount,
                                all ? newRefund.openTickets(owner.state()) : List.of(),
                                all,
                                "The refund was made at Stripe.",
                                RefundCause.STRIPE_DASHBOARD,
                                null),
                        OrderRefund.State.NEW.knownAs(known.stripeId())));
    }
}
