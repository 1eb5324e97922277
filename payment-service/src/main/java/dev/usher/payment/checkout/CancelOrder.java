package dev.usher.payment.checkout;

import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Phase;
import dev.usher.platform.web.deadline.Deadline;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Cancels an order for its buyer, once Stripe has confirmed that it can't be paid any more. */
@Component
class CancelOrder {

    private final FindOrders orders;
    private final CloseOrder close;
    private final PaymentProvider provider;
    private final ApplySessionReport reports;

    CancelOrder(
            FindOrders orders,
            CloseOrder close,
            PaymentProvider provider,
            ApplySessionReport reports) {
        this.orders = orders;
        this.close = close;
        this.provider = provider;
        this.reports = reports;
    }

    CancelOrderOutcome cancel(OrderId id, String accountId) {
        OrderState order = orders.find(id).filter(OrderState::visible).orElse(null);
        if (order == null || !order.boughtBy(accountId)) {
            return new CancelOrderOutcome.NotYours();
        }
        if (!close.requestCancel(id)) {
            return outcome(id);
        }
        String session = Objects.requireNonNull(order.sessionId(), "open without a session");
        SessionReport report = provider.expireSession(id, session);
        // Stripe's answer is recorded even if the caller has given up: it can't be taken back.
        try (Deadline.Scope _ = Deadline.none().open()) {
            if (!reports.apply(id, session, report) || report instanceof SessionReport.Open) {
                close.withdrawCancel(id);
                return new CancelOrderOutcome.ProviderUnavailable();
            }
            return outcome(id);
        }
    }

    private CancelOrderOutcome outcome(OrderId id) {
        OrderState order = orders.find(id).orElseThrow();
        return order.phase() == Phase.CANCELLED || order.phase() == Phase.EXPIRED
                ? new CancelOrderOutcome.Closed(order)
                : new CancelOrderOutcome.AlreadyPaid();
    }
}
