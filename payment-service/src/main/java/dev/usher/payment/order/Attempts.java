package dev.usher.payment.order;

import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders that are being opened. An attempt is committed before anybody else is asked for anything,
 * there is one per holder of a reservation, and one caller at a time works on it. Every method is a
 * transaction of its own, so that none is open while other services are asked.
 */
@Service
public class Attempts {

    private final Orders orders;
    private final AttemptRows rows;
    private final OrderNews news;
    private final OrderSettings settings;
    private final Clock clock;
    private final Ids ids;

    Attempts(
            Orders orders,
            AttemptRows rows,
            OrderNews news,
            OrderSettings settings,
            Clock clock,
            Ids ids) {
        this.orders = orders;
        this.rows = rows;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    public Beginning begin(UUID reservationId, Purchaser purchaser, ReturnUrls urls) {
        Optional<AttemptRows.Live> live = rows.live(reservationId, purchaser.accountId());
        if (live.isPresent()) {
            return resume(live.get());
        }
        OrderId id = new OrderId(ids.next());
        if (rows.insert(id, reservationId, purchaser, urls, now(), settings.attemptLease())) {
            return mine(id);
        }
        // Lost the race. The winner's row is committed, for the insert waited for it.
        return rows.live(reservationId, purchaser.accountId())
                .<Beginning>map(winner -> new Beginning.Elsewhere(winner.id()))
                .orElseGet(() -> new Beginning.Elsewhere(id));
    }

    /** The reservation is kept for this order; the first session is planned with it. */
    @Transactional
    public OrderState claimed(OrderId id, Sale sale, SessionPlan plan) {
        Order order = locked(id);
        if (order.phase() == Phase.ATTEMPT) {
            List<UUID> lineIds = Stream.generate(ids::next).limit(sale.items().size()).toList();
            order.claimed(sale, lineIds);
            order.planSession(plan.attempt(), plan.orderEnds(), plan.sessionEnds());
            news.claimed(order);
        }
        return order.state();
    }

    /**
     * The session can be paid from now on. Its payment may have been reported before this, and then
     * stands.
     */
    @Transactional
    public OrderState opened(OrderId id, String sessionId, String url) {
        Order order = locked(id);
        if (order.phase() == Phase.ATTEMPT) {
            Instant firstCheck = clock.instant().plus(settings.firstCheck());
            Instant end = order.state().expiresAt();
            order.open(sessionId, url, firstCheck.isBefore(end) ? firstCheck : end);
            news.opened(order, sessionId);
            orders.flush();
        }
        return order.state();
    }

    @Transactional
    public OrderState confirmFree(OrderId id) {
        Order order = locked(id);
        if (order.phase() == Phase.ATTEMPT) {
            order.confirmFree(now());
            news.paid(order, "There is nothing to pay.", null);
            orders.flush();
        }
        return order.state();
    }

    @Transactional
    public void refused(OrderId id) {
        rows.delete(id);
    }

    /** Gives up a claimed attempt of which it is certain that nobody can pay it. */
    @Transactional
    public void giveUp(OrderId id) {
        Order order = locked(id);
        if (order.phase() == Phase.ATTEMPT && !order.quarantined()) {
            Instant now = now();
            order.close(Closure.FAILED, now);
            news.closed(order, Closure.FAILED, now);
        }
    }

    /** Lets the next caller work on the attempt. */
    @Transactional
    public void release(OrderId id) {
        rows.release(id);
    }

    /** Loads nothing before it is known to be ours: what was read earlier could be stale. */
    private Beginning resume(AttemptRows.Live live) {
        if (live.phase().visible()) {
            return new Beginning.Existing(
                    orders.findById(live.id()).map(Order::state).orElseThrow());
        }
        return rows.lease(live.id(), settings.attemptLease())
                ? mine(live.id())
                : new Beginning.Elsewhere(live.id());
    }

    private Beginning mine(OrderId id) {
        Order order = locked(id);
        order.tried(clock.instant().plus(settings.giveUpAfter()));
        return new Beginning.Mine(order.state());
    }

    private Order locked(OrderId id) {
        return orders.lock(id)
                .orElseThrow(() -> new IllegalStateException("attempt " + id + " is gone"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
