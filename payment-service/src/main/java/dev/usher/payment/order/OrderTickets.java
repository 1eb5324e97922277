package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import java.time.Clock;
import java.util.Collection;
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
    private final Clock clock;

    OrderTickets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Locks the orders in the order of their ids, until the transaction ends, and adds the tickets
     * that are not there already.
     */
    void addUnderLock(Collection<Seen> seen) {
        jdbc.sql(
                        """
                        with locked as materialized (
                            select id from orders where id = any(:orders) order by id for update)
                        insert into order_ticket (ticket_id, order_id, line_id, seen_at)
                        select t.id, t.order_id, t.line, :now
                        from unnest(:tickets::uuid[], :orders::uuid[], :lines::uuid[])
                            as t (id, order_id, line)
                        where (select count(*) from locked) >= 0
                        order by t.id
                        on conflict (ticket_id) do nothing
                        """)
                .param("tickets", seen.stream().map(Seen::ticket).toArray(UUID[]::new))
                .param(
                        "orders",
                        seen.stream().map(ticket -> ticket.order().value()).toArray(UUID[]::new))
                .param("lines", seen.stream().map(Seen::line).toArray(UUID[]::new))
                .param("now", Timestamps.utc(clock.instant()))
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

    /** A ticket that exists, and the line of the order that it was made for. */
    record Seen(UUID ticket, OrderId order, UUID line) {}
}
