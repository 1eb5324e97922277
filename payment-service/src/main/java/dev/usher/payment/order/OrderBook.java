package dev.usher.payment.order;

import dev.usher.platform.web.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Finds orders for those who may see them: the buyer and the event's organizer. */
@Component
class OrderBook {

    /** Above every id: where a list begins. */
    static final UUID NEWEST = new UUID(-1L, -1L);

    private final Orders orders;
    private final OrderDesk desk;
    private final OrderWatch watch;
    private final Timeline timeline;

    OrderBook(Orders orders, OrderDesk desk, OrderWatch watch, Timeline timeline) {
        this.orders = orders;
        this.desk = desk;
        this.watch = watch;
        this.timeline = timeline;
    }

    OrderState read(OrderId id, Caller caller, Wait wait) {
        OrderState order = visible(id, caller);
        if (!wait.wanted() || OrderStatus.of(order).settled()) {
            return order;
        }
        return watch.await(
                        id,
                        () -> desk.find(id),
                        state -> OrderStatus.of(state).settled(),
                        wait.atMost())
                .orElse(order);
    }

    List<Timeline.Entry> timeline(OrderId id, Caller caller) {
        visible(id, caller);
        return timeline.of(id);
    }

    /** Up to one more than asked for. */
    List<OrderState> ofHolder(String holder, UUID before, int size) {
        return states(orders.ofHolder(holder, before, Limit.of(size + 1)));
    }

    List<OrderState> ofEvent(UUID event, String organizer, UUID before, int size) {
        return states(orders.ofEvent(event, organizer, before, Limit.of(size + 1)));
    }

    private OrderState visible(OrderId id, Caller caller) {
        String account = caller.accountId();
        return desk.find(id)
                .filter(OrderState::visible)
                .filter(order -> order.boughtBy(account) || order.organizedBy(account))
                .orElseThrow(OrderProblems::notFound);
    }

    private static List<OrderState> states(List<Order> rows) {
        return rows.stream().map(Order::state).toList();
    }
}
