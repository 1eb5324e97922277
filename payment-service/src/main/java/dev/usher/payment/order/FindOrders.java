package dev.usher.payment.order;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** Finds orders, for other features by id and for callers only those they may see. */
@Service
public class FindOrders {

    public static final String ORGANIZER = "organizer";

    /** Above every id: the cursor with which a list begins. */
    static final UUID NEWEST = new UUID(-1L, -1L);

    private final OrderRows rows;
    private final Orders orders;
    private final OrderWaiters waiters;
    private final Timeline timeline;
    private final OrdersToCheck due;

    FindOrders(
            OrderRows rows,
            Orders orders,
            OrderWaiters waiters,
            Timeline timeline,
            OrdersToCheck due) {
        this.rows = rows;
        this.orders = orders;
        this.waiters = waiters;
        this.timeline = timeline;
        this.due = due;
    }

    public Optional<OrderState> find(OrderId id) {
        return rows.find(id);
    }

    /**
     * Takes orders whose next check is due, each for this replica alone.
     *
     * @param backOff the time until the second check of an order; doubles with each check
     * @param cap the longest time between two checks
     */
    public List<OrderId> takeDue(int atMost, Duration backOff, Duration cap) {
        return due.take(atMost, backOff, cap);
    }

    /** Counts the orders of an event whose money is here. */
    public long paidOfEvent(UUID event) {
        return orders.paidOfEvent(event);
    }

    /** Counts the orders of an event whose money was given back as a whole. */
    public long refundedOfEvent(UUID event) {
        return orders.refundedOfEvent(event);
    }

    /** Counts the orders of a cancelled event whose refund has failed. */
    public long unrefundedOfEvent(UUID event) {
        return orders.unrefundedOfEvent(event);
    }

    /** Tells whether an order of the event may still be paid in time. */
    public boolean payableOfEvent(UUID event) {
        return orders.payableOfEvent(event) > 0;
    }

    /** Waits until the order is as wanted or the time is over, and returns its last state. */
    public Optional<OrderState> await(OrderId id, Predicate<OrderState> wanted, Duration atMost) {
        return waiters.await(id, wanted, atMost);
    }

    /** Reads an order for its buyer or the event's organizer; waits for its tickets if asked to. */
    OrderState read(OrderId id, Caller caller, OrderSettings.Wait wait) {
        return await(
                        id,
                        order -> !visibleTo(caller, order) || OrderStatus.of(order).settled(),
                        wait.atMost())
                .filter(order -> visibleTo(caller, order))
                .orElseThrow(FindOrders::notFound);
    }

    List<Timeline.Entry> timeline(OrderId id, Caller caller) {
        visibleTo(caller, id);
        return timeline.of(id);
    }

    /** Lists orders below an id, one more than asked for if there are more. */
    List<OrderState> ofBuyer(String accountId, UUID before, int size) {
        return states(orders.ofBuyer(accountId, before, Limit.of(size + 1)));
    }

    /**
     * Reads an order for its buyer or the event's organizer. An organizer who has lost the role
     * sees the orders of their events no more.
     *
     * @throws ProblemException 404 for everybody else
     */
    public OrderState visibleTo(Caller caller, OrderId id) {
        return find(id).filter(order -> visibleTo(caller, order)).orElseThrow(FindOrders::notFound);
    }

    private static boolean visibleTo(Caller caller, OrderState order) {
        String account = caller.accountId();
        return order.visible()
                && (order.boughtBy(account)
                        || (caller.has(ORGANIZER) && order.organizedBy(account)));
    }

    /** Does not tell whether the order exists for another buyer. */
    private static ProblemException notFound() {
        return new ProblemException(CommonProblems.NOT_FOUND, "You have no order with this id.");
    }

    private static List<OrderState> states(List<Order> rows) {
        return rows.stream().map(Order::state).toList();
    }
}
