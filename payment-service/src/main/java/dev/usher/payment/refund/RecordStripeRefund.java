package dev.usher.payment.refund;

import static java.util.Objects.requireNonNull;

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

    /** The result of a hint. */
    public enum Result {
        RECORDED,
        /** The payment that it gives back is not here yet. */
        TOO_EARLY,
        UNREADABLE
    }

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

    /** Asks Stripe for the refund and records it. */
    public Result changed(String stripeId, Instant now) {
        return provider.read(stripeId)
                .map(refund -> requireNonNull(transaction.execute(_ -> record(refund, now))))
                .orElse(Result.UNREADABLE);
    }

    private Result record(RefundProvider.Known known, Instant now) {
        Optional<RefundOrder.Owner> owner = orders.lockPaidBy(known.payment(), known.order());
        Optional<OrderRefund> here =
                refunds.findByStripeId(known.stripeId())
                        .or(() -> known.ours().flatMap(refunds::find));
        if (here.isEmpty() && owner.filter(order -> order.state().awaitsMoney()).isPresent()) {
            return Result.TOO_EARLY;
        }
        here.or(() -> owner.flatMap(order -> fromDashboard(order, known)))
                .ifPresent(refund -> refunds.next(refund.id(), now));
        return Result.RECORDED;
    }

    private Optional<OrderRefund> fromDashboard(
            RefundOrder.Owner owner, RefundProvider.Known known) {
        Money amount = new Money(known.amount(), known.currency());
        // An order in quarantine may have been paid by another payment than the one reported.
        boolean ofItsPayment =
                known.payment().equals(owner.state().paymentIntentId())
                        || owner.state().quarantined();
        if (known.report() instanceof RefundReport.Failed || !ofItsPayment) {
            return Optional.empty();
        }
        boolean owed =
                owner.refundable()
                        && known.currency().equals(owner.state().sold().total().currency())
                        && known.amount() <= owner.left();
        if (!owed) {
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
