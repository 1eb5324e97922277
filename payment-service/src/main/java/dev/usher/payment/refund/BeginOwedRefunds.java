package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins the refunds that orders owe, each of all the money that is left. Any number of replicas
 * may run it: an order that owes a refund is locked by one of them.
 */
@Component
class BeginOwedRefunds {

    private final RefundOrder orders;
    private final NewRefund newRefund;
    private final TransactionTemplate transaction;
    private final RefundSettings settings;

    BeginOwedRefunds(
            RefundOrder orders,
            NewRefund newRefund,
            TransactionTemplate transaction,
            RefundSettings settings) {
        this.orders = orders;
        this.newRefund = newRefund;
        this.transaction = transaction;
        this.settings = settings;
    }

    void run() {
        Integer begun = settings.batch();
        for (int i = 0; i < settings.maxBatches() && settings.batch() == begun; i++) {
            begun = transaction.execute(_ -> beginSome());
        }
    }

    private int beginSome() {
        List<RefundOrder.Owner> owing = orders.lockOwing(settings.batch());
        for (RefundOrder.Owner owner : owing) {
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
        return owing.size();
    }

    private static String reason(RefundCause cause) {
        return cause == RefundCause.EVENT_CANCELLED
                ? "The event was cancelled."
                : "There was no ticket left when the payment arrived.";
    }
}
