package dev.usher.ticket.issuance;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Remembers the cancellations that a ticket may still have to learn of when it is minted: of all
 * tickets of an order, and of named tickets that do not exist yet.
 */
@Repository
class RefundedOrders {

    private final JdbcClient jdbc;

    RefundedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the cancellations, the first about an order or a ticket. */
    void remember(List<Cancellation> cancellations) {
        jdbc.sql(
                        """
                        with cancelled as (
                            select order_id, ticket_id, at
                              from unnest(:orders, :tickets, :times) with ordinality
                                   as c (order_id, ticket_id, at, position)
                             order by order_id, ticket_id, position),
                        whole as (
                            insert into refunded_order (order_id, at)
                            select order_id, at from cancelled where ticket_id is null
                            on conflict do nothing)
                        insert into refunded_ticket (order_id, ticket_id, at)
                        select order_id, ticket_id, at from cancelled c
                         where ticket_id is not null
                           and not exists (select from ticket t where t.id = c.ticket_id)
                        on conflict do nothing
                        """)
                .params(arrays(cancellations))
                .update();
    }

    /** The cancellations that are remembered about these orders. */
    List<Cancellation> of(Collection<OrderId> orders) {
        return jdbc.sql(
                        """
                        select order_id, cast(null as uuid) as ticket_id, at
                          from refunded_order where order_id = any (:orders)
                        union all
                        select order_id, ticket_id, at
                          from refunded_ticket where order_id = any (:orders)
                        order by at
                        """)
                .param(
                        "orders",
                        new SqlArrayValue("uuid", orders.stream().map(OrderId::value).toArray()))
                .query(RefundedOrders::cancellation)
                .list();
    }

    /** The parameters {@code orders}, {@code tickets} and {@code times} of a statement. */
    static Map<String, SqlArrayValue> arrays(List<Cancellation> cancellations) {
        return Map.of(
                "orders",
                new SqlArrayValue(
                        "uuid", cancellations.stream().map(each -> each.order().value()).toArray()),
                "tickets",
                new SqlArrayValue(
                        "uuid",
                        cancellations.stream().map(each -> valueOf(each.ticket())).toArray()),
                "times",
                new SqlArrayValue(
                        "timestamptz",
                        cancellations.stream().map(each -> utc(each.at())).toArray()));
    }

    private static @Nullable UUID valueOf(@Nullable TicketId ticket) {
        return ticket == null ? null : ticket.value();
    }

    private static Cancellation cancellation(ResultSet row, int number) throws SQLException {
        UUID ticket = row.getObject("ticket_id", UUID.class);
        return new Cancellation(
                new OrderId(row.getObject("order_id", UUID.class)),
                ticket == null ? null : new TicketId(ticket),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
