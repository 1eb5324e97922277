package dev.usher.event.reservation;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
                r.order_id, r.version, r.message_sequence,
                i.ticket_type_id, i.name, i.quantity, i.unit_amount, i.currency
            from reservation r join reservation_item i on i.reservation_id = r.id
            """;

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what a verb of the reservation changed. */
    public void save(Reservation reservation, Instant now) {
        OrderId order = reservation.order();
        jdbc.sql(
                        """
                        update reservation
                        set status = :status, expires_at = :expiresAt, order_id = :order,
                            updated_at = :now, version = :version, message_sequence = :sequence
                        where id = :id
                        """)
                .param("status", reservation.status().name())
                .param("expiresAt", utc(reservation.expiresAt()))
                .param("order", order == null ? null : order.value())
                .param("now", utc(now))
                .param("version", reservation.version())
                .param("sequence", reservation.messageSequence())
                .param("id", reservation.id().value())
                .update();
    }

    public Optional<Reservation> find(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position", id);
    }

    /** Finds the reservation and locks its row until the transaction ends. */
    public Optional<Reservation> lock(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position for update of r", id);
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

    /** Reads one reservation from the rows of its items. */
    private static Optional<Reservation> reservation(ResultSet rs) throws SQLException {
        if (!rs.next()) {
            return Optional.empty();
        }
        UUID order = rs.getObject("order_id", UUID.class);
        ReservationId id = new ReservationId(rs.getObject("id", UUID.class));
        EventId event = new EventId(rs.getObject("event_id", UUID.class));
        String buyer = rs.getString("holder_id");
        Instant heldUntil = rs.getTimestamp("held_until").toInstant();
        ReservationStatus status = ReservationStatus.valueOf(rs.getString("status"));
        Instant expiresAt = rs.getTimestamp("expires_at").toInstant();
        long version = rs.getLong("version");
        long messageSequence = rs.getLong("message_sequence");
        List<ReservedItem> items = new ArrayList<>();
        do {
            items.add(item(rs));
        } while (rs.next());
        return Optional.of(
                new Reservation(
                        id,
                        event,
                        buyer,
                        items,
                        heldUntil,
                        status,
                        expiresAt,
                        order == null ? null : new OrderId(order),
                        version,
                        messageSequence));
    }

    private static ReservedItem item(ResultSet rs) throws SQLException {
        return new ReservedItem(
                new TicketTypeId(rs.getObject("ticket_type_id", UUID.class)),
                rs.getString("name"),
                rs.getInt("quantity"),
                new Money(rs.getLong("unit_amount"), rs.getString("currency")));
    }
}
