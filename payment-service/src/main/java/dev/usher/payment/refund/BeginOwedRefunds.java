package dev.usher.payment.refund;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.DatabaseFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins the refunds that orders owe, each of all the money that is left. Any number of replicas
 * may run it: an order that owes a refund is locked by one of them.
 */
@Component
class BeginOwedRefunds {

    private static final Logger log = LoggerFactory.getLogger(BeginOwedRefunds.class);

    /** Until then an order whose refund could not begin is left alone. */
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private final Map<OrderId, Instant> putOff = new ConcurrentHashMap<>();
    private final RefundOrder orders;
    private final NewRefund newRefund;
    private final TransactionTemplate transaction;
    private final RefundSettings settings;
    private final Clock clock;

    BeginOwedRefunds(
            RefundOrder orders,
            NewRefund newRefund,
            TransactionTemplate transaction,
            RefundSettings settings,
            Clock clock) {
        this.orders = orders;
        this.newRefund = newRefund;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        Instant now = clock.instant();
        putOff.values().removeIf(until -> !now.isBefore(until));
        int begun = settings.batch();
        for (int i = 0; i < settings.maxBatches() && settings.batch() == begun; i++) {
            begun = beginSome();
        }
    }

    /** Begins refunds together; if that fails, each alone, so that one can't stop the others. */
    private int beginSome() {
        try {
            return requireNonNull(transaction.execute(_ -> beginTogether()));
        } catch (RuntimeException failed) {
            if (DatabaseFailures.isTransient(failed)) {
                throw failed;
            }
            log.warn("refunds could not begin together; each begins alone", failed);
            List<OrderId> owing = orders.owing(settings.batch(), putOff.keySet());
            owing.forEach(this::beginAlone);
            return owing.size();
        }
    }

    private int beginTogether() {
        List<RefundOrder.Owner> owing = orders.lockOwing(settings.batch(), putOff.keySet());
        owing.forEach(this::begin);
        if (!owing.isEmpty()) {
            CrashPoint.hit("refund.begun_before_commit");
        }
        return owing.size();
    }

    private void beginAlone(OrderId id) {
        try {
            transaction.executeWithoutResult(_ ->
                    orders.lock(id)
                            .filter(owner -> owner.owedFor().isPresent())
                            .ifPresent(this::begin));
        } catch (RuntimeException failed) {
            log.error("the refund that order {} owes can't begin", id, failed);
            putOff.put(id, clock.instant().plus(PUT_OFF));
        }
    }

    private void begin(RefundOrder.Owner owner) {
        OrderState order = owner.state();
        RefundCause cause = owner.owedFor().orElseThrow();
        newRefund.begin(
                owner,
                new NewRefund.Terms(
                        new Money(owner.left(), order.sold().total().currency()),
                        newRefund.openTickets(order),
                        true,
                        reason(cause),
                        cause,
                        null));
    }

    private static String reason(RefundCause cause) {
        return cause == RefundCause.EVENT_CANCELLED
                ? "The event was cancelled."
                : "There was no ticket left when the payment arrived.";
    }
}
