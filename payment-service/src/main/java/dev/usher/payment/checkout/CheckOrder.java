package dev.usher.payment.checkout;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks one order: asks Stripe about an open one, ends the session of one whose time to pay is
 * over, and closes an abandoned attempt.
 */
@Component
class CheckOrder {

    private static final Logger log = LoggerFactory.getLogger(CheckOrder.class);

    private final FindOrders orders;
    private final PaymentProvider provider;
    private final ApplySessionReport reports;
    private final CloseAbandonedAttempt abandoned;
    private final Clock clock;

    CheckOrder(
            FindOrders orders,
            PaymentProvider provider,
            ApplySessionReport reports,
            CloseAbandonedAttempt abandoned,
            Clock clock) {
        this.orders = orders;
        this.provider = provider;
        this.reports = reports;
        this.abandoned = abandoned;
        this.clock = clock;
    }

    void check(OrderId id) {
        try {
            orders.find(id).ifPresent(this::check);
        } catch (RuntimeException failed) {
            log.warn("order {} could not be checked; the check will be repeated", id, failed);
        }
    }

    private void check(OrderState order) {
        switch (order.phase()) {
            case ATTEMPT -> abandoned.close(order);
            case OPEN, PROCESSING -> ask(order);
            case PAID, FULFILLED, EXPIRED, CANCELLED, FAILED, LATE, REFUND_PENDING -> {}
        }
    }

    private void ask(OrderState order) {
        String session = order.sessionId();
        if (session == null) {
            return;
        }
        boolean over = !clock.instant().isBefore(order.expiresAt());
        SessionReport report =
                over
                        ? provider.expireSession(order.id(), session)
                        : provider.session(order.id(), session);
        reports.apply(order.id(), session, report);
    }
}
