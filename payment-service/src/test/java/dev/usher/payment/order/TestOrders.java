package dev.usher.payment.order;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders for tests of the rules, with their fields filled as Hibernate would fill them. */
final class TestOrders {

    static final Instant NOW = Instant.parse("2026-12-01T19:00:00Z");
    static final Instant END = NOW.plusSeconds(31 * 60);
    static final String SESSION = "cs_test_ada";

    private TestOrders() {}

    /** An attempt that has claimed nothing yet. */
    static Order attempt() {
        try {
            Constructor<Order> constructor = Order.class.getDeclaredConstructor();
            Order order = constructor.newInstance();
            Map<String, Object> begun =
                    Map.of(
                            "id",
                            new OrderId(new UUID(7, 1)),
                            "reservationId",
                            new UUID(7, 2),
                            "buyer",
                            new OrderBuyer("ada", null, null),
                            "phase",
                            Phase.ATTEMPT,
                            "session",
                            SessionState.none(),
                            "times",
                            OrderTimes.created(NOW, NOW),
                            "updatedAt",
                            NOW);
            begun.forEach((name, value) -> set(order, name, value));
            return order;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void set(Order order, String name, Object value) {
        try {
            Field field = Order.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(order, value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Order claimed(long cents) {
        Order order = attempt();
        set(order, "eventId", new UUID(7, 3));
        set(order, "organizerId", "olivia");
        set(order, "total", eur(2 * cents));
        set(
                order,
                "lines",
                List.of(new OrderLine(new UUID(7, 5), new UUID(7, 4), "Standing", 2, cents)));
        set(
                order,
                "event",
                new OrderedEvent(
                        "Winter Jazz", NOW, END, "Europe/Amsterdam", "Paradiso", null, null, null));
        order.planSession(new SessionPlan(1, END, END));
        return order;
    }

    static Order open() {
        Order order = claimed(2500);
        set(order, "phase", Phase.OPEN);
        set(order, "session", new SessionState(1, END, SESSION, "https://x", null));
        return order;
    }

    static Order paid() {
        Order order = open();
        set(order, "phase", Phase.PAID);
        set(order, "times", order.state().times().paid(NOW));
        return order;
    }

    static Order expired() {
        Order order = open();
        order.close(Closure.EXPIRED, NOW);
        return order;
    }

    static Order late() {
        Order order = expired();
        order.markLate(receipt(), NOW);
        return order;
    }

    static Receipt receipt() {
        return receipt(SESSION, 5000, "EUR", false);
    }

    static Receipt receipt(String session, long amount, String currency, boolean livemode) {
        return new Receipt(
                new OrderId(new UUID(7, 1)), session, "pi_1", amount, currency, livemode, "evt_1");
    }

    static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
