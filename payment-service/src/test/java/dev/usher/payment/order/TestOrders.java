package dev.usher.payment.order;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders for tests of the rules, made as Hibernate would make them. */
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
                            OrderTimes.created(NOW, NOW));
            for (Map.Entry<String, Object> entry : begun.entrySet()) {
                Field field = Order.class.getDeclaredField(entry.getKey());
                field.setAccessible(true);
                field.set(order, entry.getValue());
            }
            return order;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Order claimed(long cents) {
        Order order = attempt();
        order.claimed(
                new ReservedSale(
                        new UUID(7, 3),
                        "olivia",
                        List.of(new ReservedSale.Item(new UUID(7, 4), "Standing", 2, eur(cents))),
                        eur(2 * cents),
                        new OrderedEvent(
                                "Winter Jazz",
                                NOW,
                                END,
                                "Europe/Amsterdam",
                                "Paradiso",
                                null,
                                null,
                                null)),
                List.of(new UUID(7, 5)));
        order.planSession(new SessionPlan(1, END, END));
        return order;
    }

    static Order open() {
        Order order = claimed(2500);
        order.open(SESSION, "https://checkout.stripe.com/c/pay/" + SESSION, END);
        return order;
    }

    static Order paid() {
        Order order = open();
        order.markPaid(receipt(), NOW);
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
