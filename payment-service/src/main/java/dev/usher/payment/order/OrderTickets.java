package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
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
    void add(UUID ticketId, OrderId order, UUID lineId, Instant seenAt) {
        jdbc.sql(
                        """
                        insert into order_ticket (ticket_id, order_id, line_id, seen_at)
                        values (:ticket, :order, :line, :now) on conflict (ticket_id) do nothing
                        """)
                .param("ticket", ticketId)
                .param("order", order.value())
                .param("line", lineId)
                .param("now", Timestamps.utc(seenAt))
                .update();
    }

    /**
     * The price of each ticket, in minor units. A ticket whose line is not known is left out,
     * unless all lines of the order have one price.
     */
    Map<UUID, Long> pricesOf(OrderId order) {
        Map<UUID, Long> prices = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select t.ticket_id, min(l.unit_amount) as price
                        from order_ticket t
                        join order_line l on l.order_id = t.order_id
                            and l.line_id = coalesce(t.line_id, l.line_id)
                        where t.order_id = :order
                        group by t.ticket_id
                        having min(l.unit_amount) = max(l.unit_amount)
                        order by t.ticket_id
                        """)
                .param("order", order.value())
                .query(
                        (RowCallbackHandler)
                                row ->
                                        prices.put(
                                                row.getObject("ticket_id", UUID.class),
                                                row.getLong("price")));
        return prices;
    }

    int count(OrderId order) {
        return jdbc.sql("select count(*) from order_ticket where order_id = :order")
                .param("order", order.value())
                .query(Integer.class)
                .single();
    }
}
