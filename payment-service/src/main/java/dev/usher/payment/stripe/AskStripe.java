package dev.usher.payment.stripe;

import dev.usher.payment.checkout.ApplySessionReport;
import dev.usher.payment.checkout.PaymentProvider;
import dev.usher.payment.dispute.RecordDispute;
import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.refund.RecordStripeRefund;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Asks Stripe for the object that a notification names and applies the answer. */
@Component
class AskStripe {

    /** The result of the question. */
    enum Result {
        APPLIED,
        ORDER_UNKNOWN,
        UNREADABLE
    }

    /** The two ways on which money goes back to a buyer. */
    @Component
    record MoneyBack(RecordStripeRefund refunds, RecordDispute disputes) {}

    private final FindOrders orders;
    private final PaymentProvider provider;
    private final ApplySessionReport reports;
    private final MoneyBack moneyBack;
    private final Clock clock;

    AskStripe(
            FindOrders orders,
            PaymentProvider provider,
            ApplySessionReport reports,
            MoneyBack moneyBack,
            Clock clock) {
        this.orders = orders;
        this.provider = provider;
        this.reports = reports;
        this.moneyBack = moneyBack;
        this.clock = clock;
    }

    Result aboutSession(OrderId id, String session) {
        if (orders.find(id).filter(OrderState::claimed).isEmpty()) {
            return Result.ORDER_UNKNOWN;
        }
        return reports.apply(id, session, provider.session(id, session))
                ? Result.APPLIED
                : Result.UNREADABLE;
    }

    /** A refund of an order that is not ours is read and left alone. */
    Result aboutRefund(String refund) {
        return switch (moneyBack.refunds().changed(refund, clock.instant())) {
            case RECORDED -> Result.APPLIED;
            case TOO_EARLY -> Result.ORDER_UNKNOWN;
            case UNREADABLE -> Result.UNREADABLE;
        };
    }

    /** A dispute of a payment that is not ours is read and left alone. */
    Result aboutDispute(String dispute) {
        return switch (moneyBack.disputes().changed(dispute)) {
            case RECORDED -> Result.APPLIED;
            case TOO_EARLY -> Result.ORDER_UNKNOWN;
            case UNREADABLE -> Result.UNREADABLE;
        };
    }
}
