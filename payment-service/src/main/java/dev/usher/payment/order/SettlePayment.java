package dev.usher.payment.order;

import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what a payment does to its order, under the lock of the order's row: whichever of payment
 * and closing comes first wins. The decision and the messages about it commit together.
 */
@Service
public class SettlePayment {

    private final Orders orders;
    private final AnnounceOrder announce;
    private final OrderSettings settings;
    private final Clock clock;

    SettlePayment(Orders orders, AnnounceOrder announce, OrderSettings settings, Clock clock) {
        this.orders = orders;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
    }

    /** Records a payment. A repeat changes nothing; a payment for a closed order is late. */
    @Transactional
    public Settlement settle(Receipt receipt) {
        Order order = orders.lock(receipt.orderId()).orElse(null);
        if (order == null || !order.claimed()) {
            return new Settlement.UnknownOrder();
        }
        if (!order.phase().awaitsPayment() && !order.phase().closed()) {
            if (!order.hasSession(receipt.sessionId())) {
                announce.paidTwice(order, receipt);
            }
            return new Settlement.AlreadyPaid();
        }
        String mismatch = order.mismatch(receipt, settings.expectedLivemode());
        if (mismatch != null) {
            return quarantine(order, receipt.source(), mismatch);
        }
        if (order.quarantined()) {
            return new Settlement.Quarantined("waits for an operator");
        }
        Instant now = clock.instant();
        if (order.phase().closed()) {
            order.markLate(receipt, now);
            announce.late(order, receipt);
            return new Settlement.Late();
        }
        order.markPaid(receipt, now);
        announce.paid(order, "Stripe has reported the payment.", receipt.source());
        CrashPoint.hit("settle.before_commit");
        CrashPoint.hitAfterCommit("settle.after_commit");
        return new Settlement.Paid();
    }

    /** Records that the buyer has finished and the payment is still under way. */
    @Transactional
    public void markProcessing(OrderId id) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN && !order.quarantined())
                .ifPresent(order -> {
                    order.markProcessing();
                    announce.processing(order);
                });
    }

    /**
     * Freezes an order whose payment was reported in a way that can't be true. A paid order does
     * not change.
     *
     * @param source the notification that reported it
     */
    @Transactional
    public Settlement distrust(OrderId id, String reason, String source) {
        Order order = orders.lock(id).orElse(null);
        if (order == null || !order.claimed()) {
            return new Settlement.UnknownOrder();
        }
        return order.phase().awaitsPayment() || order.phase().closed()
                ? quarantine(order, source, reason)
                : new Settlement.AlreadyPaid();
    }

    private Settlement quarantine(Order order, String source, String reason) {
        if (!order.quarantined()) {
            order.quarantine(reason);
            announce.quarantined(order, source, reason);
        }
        return new Settlement.Quarantined(reason);
    }
}
