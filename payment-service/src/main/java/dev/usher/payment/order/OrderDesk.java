package dev.usher.payment.order;

import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what a report about an order does to it: paid or closed, whichever is first, under the
 * lock of the order's row. What is decided and what the other services are told commit together.
 */
@Service
public class OrderDesk {

    private final Orders orders;
    private final OrderNews news;
    private final OrderSettings settings;
    private final Clock clock;

    OrderDesk(Orders orders, OrderNews news, OrderSettings settings, Clock clock) {
        this.orders = orders;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<OrderState> find(OrderId id) {
        return orders.findById(id).map(Order::state);
    }

    /** Takes note of money. Repeats change nothing; money for a closed order is late. */
    @Transactional
    public Settlement markPaid(Receipt receipt) {
        Order order = orders.lock(receipt.orderId()).orElse(null);
        if (order == null || !order.claimed()) {
            return new Settlement.UnknownOrder();
        }
        if (!order.phase().awaitsPayment() && !order.phase().closed()) {
            if (!order.hasSession(receipt.sessionId())) {
                news.paidTwice(order, receipt);
            }
            return new Settlement.AlreadyPaid();
        }
        String mismatch = order.mismatch(receipt, settings.expectedLivemode());
        if (mismatch != null) {
            return quarantine(order, receipt, mismatch);
        }
        if (order.quarantined()) {
            return new Settlement.Quarantined("waits for an operator");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (order.phase().closed()) {
            order.markLate(receipt, now);
            news.late(order, receipt);
            return new Settlement.Late();
        }
        order.markPaid(receipt, now);
        news.paid(order, "Stripe has the money.", receipt.source());
        CrashPoint.hit("settle.before_commit");
        CrashPoint.hitAfterCommit("settle.after_commit");
        return new Settlement.Paid();
    }

    /** The buyer is done and the money is on its way. */
    @Transactional
    public void markProcessing(OrderId id) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN && !order.quarantined())
                .ifPresent(order -> {
                    order.markProcessing();
                    news.processing(order);
                });
    }

    /**
     * The provider has confirmed that nobody can pay this session any more. Only then does stock
     * return: as a cancellation if the buyer asked for one, else as an expiry.
     */
    @Transactional
    public void sessionEnded(OrderId id, String sessionId) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN || order.phase() == Phase.PROCESSING)
                .filter(order -> order.hasSession(sessionId) && !order.quarantined())
                .ifPresent(order -> {
                    Closure as = order.cancelRequested() ? Closure.CANCELLED : Closure.EXPIRED;
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    order.close(as, now);
                    news.closed(order, as, now);
                });
    }

    /** Remembers the buyer's wish while Stripe is asked; false when it is too late for it. */
    @Transactional
    public boolean requestCancel(OrderId id) {
        Order order = orders.lock(id).orElse(null);
        if (order == null || order.phase() != Phase.OPEN || order.quarantined()) {
            return false;
        }
        order.requestCancel();
        return true;
    }

    /** The wish could not be granted; the order is as before. */
    @Transactional
    public void withdrawCancel(OrderId id) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN)
                .ifPresent(Order::withdrawCancel);
    }

    private Settlement quarantine(Order order, Receipt receipt, String reason) {
        if (!order.quarantined()) {
            order.quarantine(reason);
            news.quarantined(order, receipt, reason);
        }
        return new Settlement.Quarantined(reason);
    }
}
