package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins a refund of a locked order. A refund of nothing, of a free order, has succeeded at once.
 */
@Component
class NewRefund {

    /**
     * The terms of a refund.
     *
     * @param requestKey the idempotency key of the request, if it had one
     */
    record Terms(
            Money amount,
            List<UUID> tickets,
            boolean allTickets,
            String reason,
            RefundCause cause,
            @Nullable String requestKey) {}

    private final RefundOrder orders;
    private final Refunds refunds;
    private final Ids ids;
    private final Clock clock;

    NewRefund(RefundOrder orders, Refunds refunds, Ids ids, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    OrderRefund begin(RefundOrder.Owner owner, Terms terms) {
        return begin(owner, terms, OrderRefund.State.NEW);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    OrderRefund begin(RefundOrder.Owner owner, Terms terms, OrderRefund.State state) {
        OrderState order = owner.state();
        Instant now = clock.instant();
        OrderRefund refund =
                new OrderRefund(
                        ids.next(),
                        order.id(),
                        terms.amount(),
                        terms.tickets(),
                        terms.allTickets(),
                        terms.reason(),
                        terms.cause(),
                        order.paymentIntentId(),
                        state,
                        now);
        refunds.add(refund, terms.requestKey());
        orders.begin(order.id(), refund.facts());
        if (refund.amount().free()) {
            refunds.settle(refund.id(), RefundStatus.SUCCEEDED, null, now);
            refunds.nextAfter(refund.id(), now, null);
            orders.succeeded(order.id(), refund.facts(), now);
        }
        return refunds.find(refund.id()).orElseThrow();
    }

    /** The tickets of the order that exist and whose money has not been given back. */
    List<UUID> openTickets(OrderState order) {
        Set<UUID> refunded = refunds.refundedTickets(order.id());
        List<UUID> open = new ArrayList<>(orders.ticketPrices(order).keySet());
        open.removeAll(refunded);
        return open;
    }
}
