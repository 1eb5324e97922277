package dev.usher.payment.listing;

import dev.usher.payment.order.OrderRows;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderStatus;
import dev.usher.platform.database.FinishedChanges;
import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists the orders of the events of one organizer, attempts and given-up attempts left out. */
@Repository
class OrganizerOrders {

    /**
     * Which orders are wanted; null wants all.
     *
     * @param updatedSince lists by the last change, the oldest first, instead of the newest first
     */
    record Wanted(
            String organizer,
            @Nullable UUID event,
            @Nullable OrderStatus status,
            @Nullable String externalReference,
            @Nullable Instant updatedSince) {}

    /** The position of an order in a list; the time counts in a list by changes only. */
    record Position(Instant updatedAt, UUID id) {}

    /** The public status, as {@link OrderStatus#of} derives it. */
    static final String STATUS =
            """
            case
                when refunding_amount > 0 or owed_for is not null then 'REFUND_PENDING'
                when refunded_at is not null then 'REFUNDED'
                when refunded_amount > 0 then 'PARTIALLY_REFUNDED'
                when phase in ('ATTEMPT', 'OPEN', 'PROCESSING') then 'PENDING_PAYMENT'
                when phase = 'REFUND_PENDING' and dispute = 'LOST' then 'REFUNDED'
                when phase = 'FAILED' then 'EXPIRED'
                when phase = 'LATE' and closed_as = 'CANCELLED' then 'CANCELLED'
                when phase = 'LATE' then 'EXPIRED'
                else phase
            end
            """;

    private final JdbcClient jdbc;
    private final FinishedChanges finished;

    OrganizerOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.finished = new FinishedChanges(jdbc);
    }

    /**
     * Lists orders after a position. By changes, it leaves out what is newer than the oldest
     * transaction still under way: so no order appears later before a position that was listed.
     */
    List<OrderState> list(Wanted wanted, @Nullable Position after, int rows) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder sql =
                new StringBuilder(
                        "select o.*, l.* from (select * from orders"
                                + " where organizer_id = :organizer"
                                + " and phase not in ('ATTEMPT', 'FAILED')");
        params.put("organizer", wanted.organizer());
        if (wanted.event() != null) {
            sql.append(" and event_id = :event");
            params.put("event", wanted.event());
        }
        if (wanted.status() != null) {
            sql.append(" and ").append(STATUS).append(" = :status");
            params.put("status", wanted.status().name());
        }
        if (wanted.externalReference() != null) {
            sql.append(" and external_reference = :reference");
            params.put("reference", wanted.externalReference());
        }
        String order = inOrder(wanted.updatedSince(), after, sql, params);
        sql.append(order).append(" limit :rows) as o").append(OrderRows.WITH_LINES).append(order);
        return jdbc.sql(sql.toString())
                .params(params)
                .param("rows", rows)
                .query((row, _) -> OrderRows.state(row))
                .list();
    }

    private String inOrder(
            @Nullable Instant since,
            @Nullable Position after,
            StringBuilder sql,
            Map<String, Object> params) {
        if (after != null) {
            params.put("afterId", after.id());
        }
        if (since == null) {
            sql.append(after == null ? "" : " and id < :afterId");
            return " order by id desc";
        }
        sql.append(" and updated_at >= :since and updated_at < :before");
        params.put("since", Timestamps.utc(since));
        params.put("before", Timestamps.utc(finished.before()));
        if (after != null) {
            sql.append(" and (updated_at, id) > (:afterAt, :afterId)");
            params.put("afterAt", Timestamps.utc(after.updatedAt()));
        }
        return " order by updated_at, id";
    }
}
