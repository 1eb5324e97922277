package dev.usher.payment.order;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to an order, in the order in which it was decided. */
@Component
class Timeline {

    /** Far more than an order can gather; keeps the answer bounded whatever happens. */
    private static final int MAX_ENTRIES = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Belongs to the transaction in which it happened. */
    void add(OrderId order, String type, String detail, @Nullable String ref) {
        jdbc.sql(
                        """
                        INSERT INTO order_timeline (order_id, at, type, detail, ref)
                        VALUES (:order, :at, :type, :detail, :ref)\
                        """)
                .param("order", order.value())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .param("type", type)
                .param("detail", detail)
                .param("ref", ref)
                .update();
    }

    List<Entry> of(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT at, type, detail, ref FROM order_timeline
                        WHERE order_id = :order ORDER BY id LIMIT :limit\
                        """)
                .param("order", order.value())
                .param("limit", MAX_ENTRIES)
                .query((row, n) ->
                        new Entry(
                                row.getTimestamp("at").toInstant(),
                                row.getString("type"),
                                row.getString("detail"),
                                row.getString("ref")))
                .list();
    }

    record Entry(Instant at, String type, String detail, @Nullable String ref) {}
}
