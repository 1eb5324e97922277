package dev.usher.payment.dispute;

import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The objections of banks, under Stripe's ids. A writer has locked the order before. */
@Repository
class Disputes {

    private final JdbcClient jdbc;

    Disputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DisputeStatus> statusOf(String id) {
        return jdbc.sql("select status from dispute where id = :id")
                .param("id", id)
                .query((row, _) -> DisputeStatus.valueOf(row.getString("status")))
                .optional();
    }

    /** Stores a dispute as it is now. */
    void put(DisputeReport dispute, OrderId order, Instant now) {
        jdbc.sql(
                        """
                        insert into dispute (id, order_id, amount, currency, reason, status,
                            first_seen_at, changed_at)
                        values (:id, :order, :amount, :currency, :reason, :status, :now, :now)
                        on conflict (id) do update
                        set amount = excluded.amount, currency = excluded.currency,
                            reason = excluded.reason, status = excluded.status,
                            changed_at = excluded.changed_at
                        """)
                .param("id", dispute.id())
                .param("order", order.value())
                .param("amount", dispute.amount().amount())
                .param("currency", dispute.amount().currency())
                .param("reason", dispute.reason())
                .param("status", dispute.status().name())
                .param("now", Timestamps.utc(now))
                .update();
    }

    /** Sums up the disputes of an order: one that was lost counts most. */
    OrderState.Contest contestOf(OrderId order) {
        return jdbc.sql(
                        """
                        select count(*) filter (where status = 'OPEN') as open,
                               count(*) filter (where status = 'LOST') as lost,
                               coalesce(sum(d.amount) filter (
                                   where status = 'LOST' and d.currency = o.currency), 0) as amount
                        from dispute d join orders o on o.id = d.order_id
                        where d.order_id = :order
                        """)
                .param("order", order.value())
                .query((row, _) ->
                        new OrderState.Contest(
                                row.getInt("lost") > 0
                                        ? OrderState.Dispute.LOST
                                        : row.getInt("open") > 0 ? OrderState.Dispute.OPEN : null,
                                row.getLong("amount")))
                .single();
    }
}
