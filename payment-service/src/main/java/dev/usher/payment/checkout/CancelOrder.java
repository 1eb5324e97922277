package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Phase;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Cancels an order for its buyer: once Stripe has made sure that it can't be paid any more. */
@Component
class CancelOrder {

    private final OrderDesk desk;
    private final PaymentProvider provider;
    private final Reconciler reconciler;

    CancelOrder(OrderDesk desk, PaymentProvider provider, Reconciler reconciler) {
        this.desk = desk;
        this.provider = provider;
        this.reconciler = reconciler;
    }

    CancelOutcome cancel(OrderId id, String accountId) {
        OrderState order = desk.find(id).filter(OrderState::visible).orElse(null);
        if (order == null || !order.boughtBy(accountId)) {
            return new CancelOutcome.NotYours();
        }
        if (!desk.requestCancel(id)) {
            return asItStands(id);
        }
        String session = Objects.requireNonNull(order.session().id(), "open without a session");
        SessionReport report = provider.expireSession(id, session);
        if (!reconciler.apply(id, session, report) || report instanceof SessionReport.Open) {
            desk.withdrawCancel(id);
            return new CancelOutcome.ProviderUnavailable();
        }
        return asItStands(id);
    }

    private CancelOutcome asItStands(OrderId id) {
        OrderState order = desk.find(id).orElseThrow();
        return order.phase() == Phase.CANCELLED || order.phase() == Phase.EXPIRED
                ? new CancelOutcome.Closed(order)
                : new CancelOutcome.AlreadyPaid();
    }
}
