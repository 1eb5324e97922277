package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reservations and their items. A reservation's row is locked before any stock is. */
@Repository
class Reservations {

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

    /**
     * Writes a new one down, in one statement. False when the holder has used the key before; a
     * first use that is still under way is waited for.
     */
    boolean insert(Reservation reservation, @Nullable String idempotencyKey, Instant now) {
        List<ReservedItem> items = reservation.items();
        return jdbc.sql(
                                """
                                with placed as (
                                    insert into reservation (id, event_id, holder_id,
                                        idempotency_key, status, held_until, expires_at,
                                        created_at, updated_at, version, message_sequence)
                                    values (:id, :event, :holder, :key, :status, :heldUntil,
                                        :expiresAt, :now, :now, :version, :sequence)
                                    on conflict do nothing
                                    returning id
                                )
                                insert into reservation_item (reservation_id, position,
                                    ticket_type_id, name, quantity, unit_amount, currency)
                                select placed.id, i.position, i.type, i.name, i.quantity, i.amount,
                                    i.currency
                                from placed, unnest(:types::uuid[], :names::text[],
                                    :quantities::int[], :amounts::bigint[], :currencies::text[])
                                    with ordinality
                                    as i (type, name, quantity, amount, currency, position)
                                """)
                        .param("id", reservation.id().value())
                        .param("event", reservation.event().value())
                        .param("holder", reservation.holder())
                        .param("key", idempotencyKey)
                        .param("status", reservation.status().name())
                        .param("heldUntil", utc(reservation.heldUntil()))
                        .param("expiresAt", utc(reservation.expiresAt()))
                        .param("now", utc(now))
                        .param("version", reservation.version())
                        .param("sequence", reservation.messageSequence())
                        .param("types", column(items, i -> i.ticketType().value(), UUID[]::new))
                        .param("names", column(items, ReservedItem::name, String[]::new))
                        .param("quantities", column(items, ReservedItem::quantity, Integer[]::new))
                        .param("amounts", column(items, i -> i.unitPrice().amount(), Long[]::new))
                        .param(
                                "currencies",
                                column(items, i -> i.unitPrice().currency(), String[]::new))
                        .update()
                > 0;
    }

    /** Keeps what a verb changed. */
    void save(Reservation reservation, Instant now) {
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

    Optional<Reservation> find(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position", id);
    }

    /** Locked until the transaction ends. */
    Optional<Reservation> lock(ReservationId id) {
        return byId(SELECT + " where r.id = :id order by i.position for update of r", id);
    }

    Optional<Reservation> findByKey(String holder, String idempotencyKey) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where r.holder_id = :holder and r.idempotency_key = :key
                                order by i.position
                                """)
                .param("holder", holder)
                .param("key", idempotencyKey)
                .query(Reservations::reservation);
    }

    /** Lets one reservation of a buyer for an event be decided at a time, until it is committed. */
    void lockBuyer(EventId event, String holder) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:buyer, 0))")
                .param("buyer", "buyer " + event + " " + holder)
                .query((rs, n) -> true)
                .single();
    }

    /** How many tickets of the event the buyer has: held, in checkout, or bought. */
    int ticketsOf(EventId event, String holder, Instant now) {
        return jdbc.sql(
                        """
                        select coalesce(sum(i.quantity), 0)
                        from reservation r join reservation_item i on i.reservation_id = r.id
                        where r.event_id = :event and r.holder_id = :holder
                            and (r.status in ('CHECKOUT', 'CONVERTED')
                                or r.status = 'HELD' and r.held_until > :now)
                        """)
                .param("event", event.value())
                .param("holder", holder)
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    /**
     * Ends holds that ran out, the oldest first and at most so many, and passes over those another
     * replica is at. Answers their seats.
     */
    List<Seats> expire(Instant now, int limit) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from reservation
                            where status = 'HELD' and held_until <= :now
                            order by held_until
                            limit :limit
                            for update skip locked
                        ), ended as (
                            update reservation r
                            set status = 'EXPIRED', updated_at = :now, version = r.version + 1
                            from due where r.id = due.id
                            returning r.id
                        )
                        select i.ticket_type_id, i.quantity
                        from reservation_item i join ended on ended.id = i.reservation_id
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((rs, n) ->
                        new Seats(new TicketTypeId(rs.getObject(1, UUID.class)), rs.getInt(2)))
                .list();
    }

    private Optional<Reservation> byId(String sql, ReservationId id) {
        return jdbc.sql(sql).param("id", id.value()).query(Reservations::reservation);
    }

    /** One reservation from the rows of its items. */
    private static Optional<Reservation> reservation(ResultSet rs) throws SQLException {
        if (!rs.next()) {
            return Optional.empty();
        }
        UUID order = rs.getObject("order_id", UUID.class);
        ReservationId id = new ReservationId(rs.getObject("id", UUID.class));
        EventId event = new EventId(rs.getObject("event_id", UUID.class));
        String holder = rs.getString("holder_id");
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
                        holder,
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

    private static <T> T[] column(
            List<ReservedItem> items, Function<ReservedItem, T> value, IntFunction<T[]> array) {
        return items.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
