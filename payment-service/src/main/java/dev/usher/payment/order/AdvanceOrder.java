package dev.usher.payment.order;

import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records each finished step of an attempt: the claim, and then the open session or the
 * confirmation of a free order. A step that comes after the attempt has ended changes nothing.
 */
@Service
public class AdvanceOrder {

    private final Orders orders;
    private final AnnounceOrder announce;
    private final OrderSettings settings;
    private final Clock clock;
    private final Ids ids;

    AdvanceOrder(
            Orders orders, AnnounceOrder announce, OrderSettings settings, Clock clock, Ids ids) {
        this.orders = orders;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** Records that the reservation is kept for this order, and the plan of its next session. */
    @Transactional
    public OrderState claimed(OrderId id, ReservedSale sale, SessionPlan plan) {
        Order order = orders.lockExisting(id);
        if (order.phase() == Phase.ATTEMPT) {
            List<UUID> lineIds = Stream.generate(ids::next).limit(sale.items().size()).toList();
            order.claimed(sale, lineIds);
            order.planSession(plan);
            announce.claimed(order);
        }
        return order.state();
    }

    /**
     * Records that the session can be paid. If its payment was reported earlier, the order stays
     * paid.
     */
    @Transactional
    public OrderState opened(OrderId id, String sessionId, String url) {
        Order order = orders.lockExisting(id);
        if (order.phase() == Phase.ATTEMPT) {
            Instant firstCheck = clock.instant().plus(settings.firstCheck());
            Instant end = order.state().times().expiresAt();
            order.open(sessionId, url, firstCheck.isBefore(end) ? firstCheck : end);
            announce.opened(order, sessionId);
            orders.flush();
        }
        return order.state();
    }

    @Transactional
    public OrderState confirmFree(OrderId id) {
        Order order = orders.lockExisting(id);
        if (order.phase() == Phase.ATTEMPT) {
            order.confirmFree(clock.instant());
            announce.paid(order, "There is nothing to pay.", null);
            orders.flush();
        }
        return order.state();
    }
}
