package dev.usher.event.reservation;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.database.AfterCommit;
import dev.usher.platform.web.form.CallerReferences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of single reservations and their items. A transaction that moves seats locks the row of
 * the reservation first and the stock last.
 */
@Repository
public class Reservations {

    private static final String SELECT =
            """
            select r.id, r.event_id, r.holder_id, r.held_until, r.status, r.expires_at,
                r.order_id, r.version, r.message_sequence, r.external_reference, r.metadata,
                i.ticket_type_id, i.name, i.quantity, i.unit_amount, i.currency
            from reservation r join reservation_item i on i.reservation_id = r.id
            """;

    private final JdbcClient jdbc;
    private final HoldEnds holdEnds;

    Reservations(JdbcClient jdbc, HoldEnds holdEnds) {
        this.jdbc = jdbc;
        this.holdEnds = holdEnds;
    }

    /** Writes what a verb of the reservation changed. */
    public void save(Reservation reservation, Instant now) {
        saveAll(List.of(reservation), now);
    }

    /** Writes what verbs of the reservations changed, in one statement. */
    public void saveAll(List<Reservation> reservations, Instant now) {
        jdbc.sql(
                        """
                        update reservation r
                        set status = w.status, expires_at = w.expires_at, order_id = w.order_id,
                            updated_at = :now, version = w.version,
                            message_sequence = w.message_sequence
                        from unnest(:ids::uuid[], :statuses::text[], :ends::timestamptz[],
                            :orders::uuid[], :versions::bigint[], :sequences::bigint[])
                            as w (id, status, expires_at, order_id, version, message_sequence)
                        where r.id = w.id
                        """)
                .param("ids", column(reservations, r -> r.id().value(), UUID[]::new))
                .param("statuses", column(reservations, r -> r.status().name(), String[]::new))
                .param(
                        "ends",
                        column(reservations, r -> Timestamp.from(r.expiresAt()), Timestamp[]::new))
                .param("orders", column(reservations, Reservations::order, UUID[]::new))
                .param("versions", column(reservations, Reservation::version, Long[]::new))
                .param("sequences", column(reservations, Reservation::messageSequence, Long[]::new))
                .param("now", utc(now))
                .update();
        reservations.stream()
                .filter(saved -> saved.status() == ReservationStatus.HELD)
                .map(Reservation::heldUntil)
                .forEach(end -> AfterCommit.run(() -> holdEnds.endsAt(end)));
    }

    private static @Nullable UUID order(Reservation reservation) {
        OrderId order = reservation.order();
        return order == null ? null : order.value();
    }

    private static <T> T[] column(
            List<Reservation> reservations,
            Function<Reservation, @Nullable T> value,
            IntFunction<@Nullable T[]> array) {
        return reservations.stream().map(value).toArray(array);
    }

    public Optional<Reservation> find(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position", id);
    }

    /** Finds the reservation and locks its row until the transaction ends. */
    public Optional<Reservation> lock(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position for update of r", id);
    }

    /** Finds those of the reservations that exist and locks their rows, in the order of the ids. */
    public Map<ReservationId, Reservation> lockAll(Collection<ReservationId> ids) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where r.id = any (:ids::uuid[])
                                order by r.id, i.position for update of r
                                """)
                .param("ids", ids.stream().map(ReservationId::value).toArray(UUID[]::new))
                .query(Reservations::reservations);
    }

    Optional<Reservation> findByKey(String buyer, String idempotencyKey) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where r.holder_id = :buyer and r.idempotency_key = :key
                                order by i.position
                                """)
                .param("buyer", buyer)
                .param("key", idempotencyKey)
                .query(Reservations::reservation);
    }

    private Optional<Reservation> byId(String sql, ReservationId id) {
        return jdbc.sql(sql).param("id", id.value()).query(Reservations::reservation);
    }

    private static Optional<Reservation> reservation(ResultSet rs) throws SQLException {
        return rs.next() ? Optional.of(begun(rs)) : Optional.empty();
    }

    private static Map<ReservationId, Reservation> reservations(ResultSet rs) throws SQLException {
        Map<ReservationId, Reservation> found = new HashMap<>();
        boolean more = rs.next();
        while (more) {
            Reservation reservation = begun(rs);
            found.put(reservation.id(), reservation);
            more = !rs.isAfterLast();
        }
        return found;
    }

    /** Reads the reservation of this row and of those that follow for its other items. */
    private static Reservation begun(ResultSet rs) throws SQLException {
        UUID order = rs.getObject("order_id", UUID.class);
        ReservationId id = new ReservationId(rs.getObject("id", UUID.class));
        EventId event = new EventId(rs.getObject("event_id", UUID.class));
        String buyer = rs.getString("holder_id");
        Instant heldUntil = rs.getTimestamp("held_until").toInstant();
        ReservationStatus status = ReservationStatus.valueOf(rs.getString("status"));
        Instant expiresAt = rs.getTimestamp("expires_at").toInstant();
        long version = rs.getLong("version");
        long messageSequence = rs.getLong("message_sequence");
        CallerReferences references =
                CallerReferences.of(rs.getString("external_reference"), rs.getString("metadata"));
        List<ReservedItem> items = new ArrayList<>();
        do {
            items.add(item(rs));
        } while (rs.next() && rs.getObject("id", UUID.class).equals(id.value()));
        return new Reservation(
                id,
                event,
                buyer,
                items,
                heldUntil,
                references,
                status,
                expiresAt,
                order == null ? null : new OrderId(order),
                version,
                messageSequence);
    }

    private static ReservedItem item(ResultSet rs) throws SQLException {
        return new ReservedItem(
                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                rs.getString("name"),
                rs.getInt("quantity"),
                new Money(rs.getLong("unit_amount"), rs.getString("currency")));
    }
}
