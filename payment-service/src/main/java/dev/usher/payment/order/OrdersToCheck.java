package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import dev.usher.platform.time.Backoff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders whose next check is due. Taking an order hands it to one replica and moves its next
 * check on, by a back-off that doubles up to a cap and never passes the order's end.
 */
@Repository
class OrdersToCheck {

    private final JdbcClient jdbc;
    private final OrderSettings settings;
    private final Clock clock;

    OrdersToCheck(JdbcClient jdbc, OrderSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public List<OrderId> take(int atMost, Duration backOff, Duration cap) {
        Instant now = clock.instant();
        List<Due> due = due(now, atMost);
        if (!due.isEmpty()) {
            moveOn(due, due.stream().map(order -> order.next(now, backOff, cap)).toList());
        }
        return due.stream().map(order -> new OrderId(order.id())).toList();
    }

    /** Ends the time to pay of the open orders of an event now, and notes why. */
    List<OrderState> endTimeToPay(UUID event) {
        return jdbc.sql(
                        """
                        with ended as (
                            update orders
                            set expires_at = :now::timestamptz, next_check_at = :now::timestamptz,
                                publications = publications + 1, version = version + 1
                            where event_id = :event and phase in ('OPEN', 'PROCESSING')
                              and quarantine is null and expires_at > :now::timestamptz
                            returning *),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail)
                            select id, :now::timestamptz, 'EVENT_CANCELLED',
                                'The event was cancelled, so the time to pay is over.'
                            from ended)
                        select o.*, l.* from ended o
                        """
                                + OrderRows.WITH_LINES)
                .param("event", event)
                .param("now", Timestamps.utc(clock.instant()))
                .query((row, _) -> OrderRows.state(row))
                .list();
    }

    /**
     * Makes orders of a cancelled event owe all their money, each once, and notes why. Orders that
     * another transaction has locked are left for the next time.
     */
    List<OrderState> oweForCancelledEvent(UUID event, int atMost) {
        return jdbc.sql(
                        """
                        with owing as (
                            update orders
                            set owed_for = case when refunded_at is null
                                    and dispute is distinct from 'LOST'
                                    and quarantine is null then 'EVENT_CANCELLED' end,
                                ended_with_event = true, publications = publications + 1,
                                version = version + 1
                            where id in (
                                select id from orders
                                where event_id = :event and phase in ('PAID', 'FULFILLED')
                                  and not ended_with_event
                                order by id limit :atMost for update skip locked)
                            returning *),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail)
                            select id, :now::timestamptz, 'EVENT_CANCELLED',
                                'The event was cancelled, so the payment is given back.'
                            from owing)
                        select o.*, l.* from owing o
                        """
                                + OrderRows.WITH_LINES)
                .param("event", event)
                .param("atMost", atMost)
                .param("now", Timestamps.utc(clock.instant()))
                .query((row, _) -> OrderRows.state(row))
                .list();
    }

    /**
     * Locks orders that owe a refund which has not begun, except some; rows that another
     * transaction has locked are skipped.
     */
    List<OrderId> lockOwing(int atMost, Collection<OrderId> except) {
        return owing(atMost, except, "for update skip locked");
    }

    /** Finds the same orders without a lock. */
    List<OrderId> owing(int atMost, Collection<OrderId> except) {
        return owing(atMost, except, "");
    }

    private List<OrderId> owing(int atMost, Collection<OrderId> except, String lock) {
        return jdbc.sql(
                        """
                        select id from orders
                        where owed_for is not null and dispute is null
                          and id <> all(:except::uuid[])
                        order by id limit :atMost
                        """
                                + lock)
                .param("except", except.stream().map(OrderId::value).toArray(UUID[]::new))
                .param("atMost", atMost)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    private List<Due> due(Instant now, int atMost) {
        return jdbc.sql(
                        """
                        select id, checks, phase, expires_at from orders
                        where next_check_at <= :now::timestamptz
                          and (phase <> 'ATTEMPT' or lease_until < clock_timestamp())
                        order by next_check_at
                        limit :atMost
                        for update skip locked
                        """)
                .param("now", Timestamps.utc(now))
                .param("atMost", atMost)
                .query((row, _) -> Due.of(row))
                .list();
    }

    private void moveOn(List<Due> due, List<Instant> next) {
        jdbc.sql(
                        """
                        update orders o
                        set checks = checks + 1,
                            lease_until = case when phase = 'ATTEMPT'
                                then clock_timestamp() + make_interval(secs => :lease)
                                else lease_until end,
                            next_check_at = d.next
                        from unnest(:ids::uuid[], :next::timestamptz[]) as d (id, next)
                        where o.id = d.id
                        """)
                .param("lease", settings.attemptLease().toMillis() / 1000.0)
                .param("ids", due.stream().map(Due::id).toArray(UUID[]::new))
                .param("next", next.stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** An order that is due and locked. */
    private record Due(UUID id, int checks, Phase phase, Instant expiresAt) {

        static Due of(ResultSet row) throws SQLException {
            return new Due(
                    row.getObject("id", UUID.class),
                    row.getInt("checks"),
                    Phase.valueOf(row.getString("phase")),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant());
        }

        Instant next(Instant now, Duration backOff, Duration cap) {
            Instant later = now.plus(Backoff.after(checks + 1, backOff, cap));
            boolean endsBefore =
                    phase != Phase.ATTEMPT && expiresAt.isAfter(now) && expiresAt.isBefore(later);
            return endsBefore ? expiresAt : later;
        }
    }
}
