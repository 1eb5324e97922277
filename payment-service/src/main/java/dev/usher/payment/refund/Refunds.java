package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.RefundCause;
import dev.usher.platform.database.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refunds of all orders. A writer has locked the order before. */
@Repository
class Refunds {

    private final JdbcClient jdbc;

    Refunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a refund that is to be made at once.
     *
     * @param requestKey the idempotency key of the request, if it had one
     */
    void add(OrderRefund refund, @Nullable String requestKey) {
        jdbc.sql(
                        """
                        insert into refund (id, order_id, amount, currency, ticket_ids, all_tickets,
                            reason, cause, status, request_key, payment_intent_id,
                            stripe_refund_id, created_at, next_check_at)
                        values (:id, :order, :amount, :currency, :tickets, :all, :reason, :cause,
                            'PENDING', :key, :payment, :stripe, :now, :now)
                        """)
                .param("id", refund.id())
                .param("order", refund.orderId().value())
                .param("amount", refund.amount().amount())
                .param("currency", refund.amount().currency())
                .param("tickets", refund.tickets().toArray(UUID[]::new))
                .param("all", refund.allTickets())
                .param("reason", refund.reason())
                .param("cause", refund.cause().name())
                .param("key", requestKey)
                .param("payment", refund.payment())
                .param("stripe", refund.state().stripeId())
                .param("now", Timestamps.utc(refund.createdAt()))
                .update();
    }

    Optional<OrderRefund> find(UUID id) {
        return one("select * from refund where id = :it", id);
    }

    /** Finds the refund that Stripe knows by this id. */
    Optional<OrderRefund> findByStripeId(String stripeId) {
        return one("select * from refund where stripe_refund_id = :it", stripeId);
    }

    Optional<OrderRefund> findByRequest(OrderId order, String requestKey) {
        return jdbc.sql("select * from refund where order_id = :order and request_key = :key")
                .param("order", order.value())
                .param("key", requestKey)
                .query(Refunds::read)
                .optional();
    }

    /** The refunds of an order below an id, newest first. */
    List<OrderRefund> ofOrder(OrderId order, UUID before, int rows) {
        return jdbc.sql(
                        """
                        select * from refund where order_id = :order and id < :before
                        order by id desc limit :rows
                        """)
                .param("order", order.value())
                .param("before", before)
                .param("rows", rows)
                .query(Refunds::read)
                .list();
    }

    /** The tickets of an order whose money has been given back or is on its way. */
    Set<UUID> refundedTickets(OrderId order) {
        return jdbc
                .sql(
                        """
                        select unnest(ticket_ids) as ticket from refund
                        where order_id = :order and status <> 'FAILED'
                        """)
                .param("order", order.value())
                .query((row, _) -> row.getObject("ticket", UUID.class))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Takes refunds that are due. Until {@code leasedUntil} no other replica takes them. */
    List<OrderRefund> takeDue(Instant now, Instant leasedUntil, int atMost) {
        return jdbc.sql(
                        """
                        update refund set next_check_at = :lease, checks = checks + 1
                        where id in (select id from refund where next_check_at <= :now
                                     order by next_check_at limit :atMost for update skip locked)
                        returning *
                        """)
                .param("now", Timestamps.utc(now))
                .param("lease", Timestamps.utc(leasedUntil))
                .param("atMost", atMost)
                .query(Refunds::read)
                .list();
    }

    /** Sets when a refund is worked on next, although somebody may be working on it now. */
    void next(UUID id, Instant at) {
        jdbc.sql("update refund set next_check_at = :at where id = :id")
                .param("at", Timestamps.utc(at))
                .param("id", id)
                .update();
    }

    /**
     * Sets when a refund is worked on after this time, unless somebody has set another time since
     * it was taken: what the worker knows may be older than what was notified meanwhile.
     *
     * @param leasedUntil the time that the taking has set
     * @param at null if never again
     */
    void nextAfter(UUID id, Instant leasedUntil, @Nullable Instant at) {
        jdbc.sql(
                        """
                        update refund set next_check_at = cast(:at as timestamptz)
                        where id = :id and next_check_at = :lease
                        """)
                .param("at", at == null ? null : Timestamps.utc(at))
                .param("id", id)
                .param("lease", Timestamps.utc(leasedUntil))
                .update();
    }

    void knownToStripe(UUID id, String stripeId) {
        jdbc.sql("update refund set stripe_refund_id = :stripe where id = :id")
                .param("stripe", stripeId)
                .param("id", id)
                .update();
    }

    /** Lets the next call to Stripe use another key, because Stripe keeps a failure under this. */
    void nextKey(OrderRefund refund) {
        jdbc.sql("update refund set attempt = :next where id = :id and attempt = :attempt")
                .param("next", refund.state().attempt() + 1)
                .param("id", refund.id())
                .param("attempt", refund.state().attempt())
                .update();
    }

    /** Leaves it to the worker to say when the refund is looked at again. */
    void settle(UUID id, RefundStatus status, @Nullable String failure, Instant now) {
        jdbc.sql(
                        """
                        update refund set status = :status, failure = :failure, settled_at = :now
                        where id = :id
                        """)
                .param("status", status.name())
                .param("failure", failure)
                .param("now", Timestamps.utc(now))
                .param("id", id)
                .update();
    }

    private Optional<OrderRefund> one(String sql, Object it) {
        return jdbc.sql(sql).param("it", it).query(Refunds::read).optional();
    }

    private static OrderRefund read(ResultSet row, int number) throws SQLException {
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new OrderRefund(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                new Money(row.getLong("amount"), row.getString("currency")),
                List.of((UUID[]) row.getArray("ticket_ids").getArray()),
                row.getBoolean("all_tickets"),
                row.getString("reason"),
                RefundCause.valueOf(row.getString("cause")),
                row.getString("payment_intent_id"),
                new OrderRefund.State(
                        RefundStatus.valueOf(row.getString("status")),
                        settled == null ? null : settled.toInstant(),
                        row.getString("stripe_refund_id"),
                        row.getInt("attempt"),
                        row.getInt("checks")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
