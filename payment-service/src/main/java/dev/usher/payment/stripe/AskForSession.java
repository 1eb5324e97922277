package dev.usher.payment.stripe;

import dev.usher.payment.checkout.ApplySessionReport;
import dev.usher.payment.checkout.PaymentProvider;
import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import org.springframework.stereotype.Component;

/** Asks Stripe for the session that a notification names and applies the answer to the order. */
@Component
class AskForSession {

    /** The result of the question. */
    enum Result {
        APPLIED,
        ORDER_UNKNOWN,
        UNREADABLE
    }

    private final FindOrders orders;
    private final PaymentProvider provider;
    private final ApplySessionReport reports;

    AskForSession(FindOrders orders, PaymentProvider provider, ApplySessionReport reports) {
        this.orders = orders;
        this.provider = provider;
        this.reports = reports;
    }

    Result ask(OrderId id, String session) {
        if (orders.find(id).filter(OrderState::claimed).isEmpty()) {
            return Result.ORDER_UNKNOWN;
        }
        return reports.apply(id, session, provider.session(id, session))
                ? Result.APPLIED
                : Result.UNREADABLE;
    }
}
