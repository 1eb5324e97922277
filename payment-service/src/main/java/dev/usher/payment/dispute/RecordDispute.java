package dev.usher.payment.dispute;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.ContestPayment;
import dev.usher.payment.order.OrderState;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a notification says about a dispute at Stripe. The notification is only a hint: the
 * dispute that Stripe shows decides, under the lock of its order, so that neither the order of
 * notifications nor repeats matter.
 */
@Service
public class RecordDispute {

    /** The result of a hint. */
    public enum Result {
        RECORDED,
        /** The payment that it disputes is not here yet. */
        TOO_EARLY,
        UNREADABLE
    }

    private static final Logger log = LoggerFactory.getLogger(RecordDispute.class);

    private final DisputeProvider provider;
    private final ContestPayment payments;
    private final Disputes disputes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecordDispute(
            DisputeProvider provider,
            ContestPayment payments,
            Disputes disputes,
            TransactionTemplate transaction,
            Clock clock) {
        this.provider = provider;
        this.payments = payments;
        this.disputes = disputes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Asks Stripe for the dispute and records it. */
    public Result changed(String stripeId) {
        return provider.read(stripeId)
                .map(dispute -> requireNonNull(transaction.execute(_ -> record(dispute))))
                .orElse(Result.UNREADABLE);
    }

    private Result record(DisputeReport dispute) {
        Optional<OrderState> order = payments.lock(dispute.payment(), dispute.order());
        if (order.isEmpty()) {
            log.info("dispute {} is about no order of ours", dispute.id());
            return Result.RECORDED;
        }
        if (order.get().awaitsMoney()) {
            return Result.TOO_EARLY;
        }
        record(dispute, order.get());
        return Result.RECORDED;
    }

    private void record(DisputeReport dispute, OrderState order) {
        DisputeStatus before = disputes.statusOf(dispute.id()).orElse(null);
        if (before != null && !before.leadsTo(dispute.status())) {
            if (before != dispute.status() && dispute.status().decided()) {
                log.error(
                        "dispute {} was {}, and is {} now", dispute.id(), before, dispute.status());
            }
            return;
        }
        disputes.put(dispute, order.id(), clock.instant());
        payments.contested(
                order.id(),
                new ContestPayment.Objection(
                        dispute.id(), dispute.amount(), dispute.reason(), news(dispute.status())),
                disputes.contestOf(order.id()));
    }

    private static ContestPayment.News news(DisputeStatus status) {
        return switch (status) {
            case INQUIRY -> ContestPayment.News.INQUIRY;
            case INQUIRY_CLOSED -> ContestPayment.News.INQUIRY_CLOSED;
            case OPEN -> ContestPayment.News.DISPUTED;
            case WON -> ContestPayment.News.DISPUTE_WON;
            case LOST -> ContestPayment.News.DISPUTE_LOST;
        };
    }
}
