package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tickets that exist for each order, one row per ticket. */
@Repository
class OrderTickets {

    private final JdbcClient jdbc;

    OrderTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a ticket unless it is there already. */
    void add(UUID ticketId, OrderId order, Instant seenAt) {
        jdbc.sql(
                        """
                        insert into order_ticket (ticket_id, order_id, seen_at)
                        values (:ticket, :order, :now) on conflict (ticket_id) do nothing
                        """)
                .param("ticket", ticketId)
                .param("order", order.value())
                .param("now", Timestamps.utc(seenAt))
                .update();
    }

    int count(OrderId order) {
        return jdbc.sql("select count(*) from order_ticket where order_id = :order")
                .param("order", order.value())
                .query(Integer.class)
                .single();
    }
}
