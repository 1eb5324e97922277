package dev.usher.payment.order;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the tickets of an order: when all exist, the order is fulfilled. */
@Component
class Fulfilment {

    private final Orders orders;
    private final OrderNews news;
    private final JdbcClient jdbc;
    private final Clock clock;

    Fulfilment(Orders orders, OrderNews news, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.news = news;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The order's lock comes first: two tickets counted at once would each miss the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ticketExists(OrderId orderId, UUID ticketId) {
        Order order = orders.lock(orderId).orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql(
                        """
                        INSERT INTO order_ticket (ticket_id, order_id, seen_at)
                        VALUES (:ticket, :order, :now) ON CONFLICT (ticket_id) DO NOTHING\
                        """)
                .param("ticket", ticketId)
                .param("order", orderId.value())
                .param("now", Timestamp.from(now))
                .update();
        if (order != null && order.phase() == Phase.PAID && count(orderId) >= order.quantity()) {
            order.fulfil(now);
            news.fulfilled(order);
        }
    }

    private int count(OrderId orderId) {
        return jdbc.sql("SELECT count(*) FROM order_ticket WHERE order_id = :order")
                .param("order", orderId.value())
                .query(Integer.class)
                .single();
    }
}
