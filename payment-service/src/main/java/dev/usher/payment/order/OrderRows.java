package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads whole orders, each with its lines in one row. The entity {@link Order} reads the same
 * columns for the verbs that are rare.
 */
@Repository
public class OrderRows {

    /** Adds the lines to each row of a table {@code o} with the columns of orders. */
    public static final String WITH_LINES =
            """
             cross join lateral (
                select array_agg(line_id order by position) as line_ids,
                       array_agg(ticket_type_id order by position) as type_ids,
                       array_agg(ticket_type_name order by position) as type_names,
                       array_agg(quantity order by position) as quantities,
                       array_agg(unit_amount order by position) as unit_amounts
                from order_line where order_id = o.id) as l
            """;

    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OrderState> find(OrderId id) {
        return jdbc.sql("select o.*, l.* from orders o" + WITH_LINES + "where o.id = :id")
                .param("id", id.value())
                .query((row, _) -> state(row))
                .optional();
    }

    /** Reads those of the orders that have another version than the one that is known. */
    List<OrderState> changed(Map<OrderId, Long> known) {
        List<Map.Entry<OrderId, Long>> entries = List.copyOf(known.entrySet());
        return jdbc.sql(
                        "select o.*, l.* from orders o"
                                + WITH_LINES
                                + """
                                join unnest(:ids::uuid[], :versions::bigint[]) as k (id, version)
                                    on k.id = o.id and k.version <> o.version
                                """)
                .param("ids", entries.stream().map(e -> e.getKey().value()).toArray(UUID[]::new))
                .param("versions", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .query((row, _) -> state(row))
                .list();
    }

    /** Counts a message that tells of each of the orders, unless nobody may see it. */
    List<OrderState> published(Collection<OrderId> orders) {
        return jdbc.sql(
                        """
                        with locked as materialized (
                            select id from orders
                            where id = any(:ids) and phase not in ('ATTEMPT', 'FAILED')
                            order by id for update),
                        published as (
                            update orders o
                            set publications = publications + 1, version = version + 1
                            from locked k where o.id = k.id
                            returning o.*)
                        select o.*, l.* from published o
                        """
                                + WITH_LINES)
                .param("ids", orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query((row, _) -> state(row))
                .list();
    }

    /** Reads the state of an order out of a row that has its lines. */
    public static OrderState state(ResultSet row) throws SQLException {
        String closedAs = row.getString("closed_as");
        return new OrderState(
                new OrderId(uuid(row, "id")),
                uuid(row, "reservation_id"),
                new OrderBuyer(
                        row.getString("holder_id"),
                        row.getString("buyer_name"),
                        row.getString("buyer_email")),
                new ReturnUrls(row.getString("success_url"), row.getString("cancel_url")),
                new OrderState.Progress(
                        Phase.valueOf(row.getString("phase")),
                        closedAs == null ? null : Closure.valueOf(closedAs),
                        row.getString("quarantine") != null,
                        contest(row)),
                sold(row),
                session(row),
                refunds(row),
                times(row),
                row.getString("external_reference"),
                row.getString("metadata"),
                required(row, "updated_at"),
                row.getLong("version"),
                row.getLong("publications"));
    }

    private static OrderState.Contest contest(ResultSet row) throws SQLException {
        String dispute = row.getString("dispute");
        return new OrderState.Contest(
                dispute == null ? null : OrderState.Dispute.valueOf(dispute),
                row.getLong("lost_amount"));
    }

    private static OrderState.@Nullable SoldItems sold(ResultSet row) throws SQLException {
        UUID event = uuid(row, "event_id");
        return event == null
                ? null
                : new OrderState.SoldItems(
                        event,
                        row.getString("organizer_id"),
                        lines(row),
                        new Money(row.getLong("total_amount"), row.getString("currency")),
                        event(row));
    }

    private static OrderedEvent event(ResultSet row) throws SQLException {
        return new OrderedEvent(
                row.getString("event_title"),
                required(row, "event_starts_at"),
                required(row, "event_ends_at"),
                row.getString("event_time_zone"),
                row.getString("location_name"),
                row.getString("location_address"),
                row.getString("location_city"),
                row.getString("location_country"));
    }

    private static List<OrderLine> lines(ResultSet row) throws SQLException {
        if (row.getArray("line_ids") == null) {
            return List.of();
        }
        UUID[] ids = (UUID[]) row.getArray("line_ids").getArray();
        UUID[] types = (UUID[]) row.getArray("type_ids").getArray();
        String[] names = (String[]) row.getArray("type_names").getArray();
        Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
        Long[] amounts = (Long[]) row.getArray("unit_amounts").getArray();
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            lines.add(new OrderLine(ids[i], types[i], names[i], quantities[i], amounts[i]));
        }
        return List.copyOf(lines);
    }

    private static SessionState session(ResultSet row) throws SQLException {
        return new SessionState(
                row.getInt("attempt"),
                instant(row, "session_expires_at"),
                row.getString("session_id"),
                row.getString("session_url"),
                row.getString("payment_intent_id"));
    }

    private static RefundSums refunds(ResultSet row) throws SQLException {
        String owedFor = row.getString("owed_for");
        return new RefundSums(
                row.getLong("refunding_amount"),
                row.getLong("refunded_amount"),
                instant(row, "refunded_at"),
                owedFor == null ? null : RefundCause.valueOf(owedFor),
                row.getBoolean("ended_with_event"));
    }

    private static OrderTimes times(ResultSet row) throws SQLException {
        return new OrderTimes(
                required(row, "created_at"),
                required(row, "expires_at"),
                instant(row, "paid_at"),
                instant(row, "fulfilled_at"),
                instant(row, "closed_at"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Timestamps.instantOrNull(row.getObject(column, OffsetDateTime.class));
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
