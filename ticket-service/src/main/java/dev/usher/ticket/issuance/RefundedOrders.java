package dev.usher.ticket.issuance;

import dev.usher.platform.database.Timestamps;
import dev.usher.ticket.OrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders whose money went back as a whole. */
@Repository
class RefundedOrders {

    private final JdbcClient jdbc;

    RefundedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrderId order, Instant at) {
        jdbc.sql(
                        """
                        insert into refunded_order (order_id, at) values (:order, :at)
                        on conflict (order_id) do nothing
                        """)
                .param("order", order.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** The time of the order's refund, if it was refunded as a whole. */
    Optional<Instant> since(OrderId order) {
        return jdbc.sql("select at from refunded_order where order_id = :order")
                .param("order", order.value())
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
