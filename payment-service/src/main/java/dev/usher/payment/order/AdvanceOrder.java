package dev.usher.payment.order;

import dev.usher.platform.web.idempotency.KeyedWork;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records each finished step of an attempt: the claim, and then the open session or the
 * confirmation of a free order. A step that comes after the attempt has ended changes nothing.
 */
@Service
public class AdvanceOrder {

    private final Orders orders;
    private final OrderRows rows;
    private final OrderSteps steps;
    private final AnnounceOrder announce;
    private final OrderSettings settings;

    AdvanceOrder(
            Orders orders,
            OrderRows rows,
            OrderSteps steps,
            AnnounceOrder announce,
            OrderSettings settings) {
        this.orders = orders;
        this.rows = rows;
        this.steps = steps;
        this.announce = announce;
        this.settings = settings;
    }

    /**
     * Records that the reservation is kept for this order, and the plan of its next session.
     *
     * @throws DuplicateKeyException if another order of the organizer has the reference
     */
    @Transactional
    public OrderState claimed(OrderState attempt, ReservedSale sale, SessionPlan plan) {
        return steps.claim(attempt, sale, plan).orElseGet(() -> claimedAgain(attempt.id(), plan));
    }

    /**
     * Records the claim of an attempt whose reference is another order's, without the reference, so
     * that the attempt can be given up like any other.
     */
    @Transactional
    public void claimedWithoutReference(OrderState attempt, ReservedSale sale, SessionPlan plan) {
        claimed(attempt.withoutReference(), sale, plan);
    }

    /** A repeated claim changes nothing but the plan. */
    private OrderState claimedAgain(OrderId id, SessionPlan plan) {
        Order order = orders.lockExisting(id);
        if (order.phase() == Phase.ATTEMPT) {
            order.planSession(plan);
            announce.claimedAgain(order);
        }
        return order.state();
    }

    /**
     * Records that the session can be paid. If its payment was reported earlier, the order stays
     * paid. The answer to the request is stored with the change.
     */
    @Transactional
    public OrderState opened(OrderId id, String sessionId, String url, KeyedWork<OrderState> key) {
        Optional<OrderState> opened = steps.open(id, sessionId, url, settings.firstCheck());
        opened.ifPresent(order -> announce.opened(order, key));
        return opened.orElseGet(() -> existing(id));
    }

    @Transactional
    public OrderState confirmFree(OrderId id, KeyedWork<OrderState> key) {
        List<OrderSteps.Told> paid = steps.pay(List.of(OrderSteps.Payment.ofNothing(id)));
        if (paid.isEmpty()) {
            return existing(id);
        }
        OrderState order = paid.getFirst().order();
        announce.paid(paid, AnnounceOrder.answer(order, key));
        return order;
    }

    private OrderState existing(OrderId id) {
        return rows.find(id)
                .orElseThrow(() -> new IllegalStateException("order " + id + " is gone"));
    }
}
