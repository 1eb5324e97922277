package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** A new one, and what its holder called the request. */
    record Placed(Reservation reservation, @Nullable String key) {}

    /** Somebody who wishes for tickets of an event. */
    record Buyer(EventId event, String holder) {}

    private record ItemOf(ReservationId reservation, ReservedItem item) {}

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes new ones down, in one statement, and answers which: not those whose holder has used
     * the key before, here or in another place of the list. A first use that is still under way is
     * waited for; all wait in the same order.
     */
    Set<ReservationId> insert(List<Placed> placed, Instant now) {
        List<ItemOf> items =
                placed.stream()
                        .flatMap(one ->
                                one.reservation().items().stream()
                                        .map(item -> new ItemOf(one.reservation().id(), item)))
                        .toList();
        return new HashSet<>(
                jdbc.sql(
                                """
                                with placed as (
                                    insert into reservation (id, event_id, holder_id,
                                        idempotency_key, status, held_until, expires_at,
                                        created_at, updated_at, version, message_sequence)
                                    select id, event_id, holder_id, idempotency_key, 'HELD',
                                        held_until, held_until, :now, :now, 1, 0
                                    from unnest(:ids::uuid[], :events::uuid[], :holders::text[],
                                        :keys::text[], :ends::timestamptz[])
                                        as w (id, event_id, holder_id, idempotency_key, held_until)
                                    order by holder_id, idempotency_key
                                    on conflict do nothing
                                    returning id
                                ), items as (
                                    insert into reservation_item (reservation_id, position,
                                        ticket_type_id, name, quantity, unit_amount, currency)
                                    select placed.id, i.position, i.type, i.name, i.quantity,
                                        i.amount, i.currency
                                    from unnest(:of::uuid[], :types::uuid[], :names::text[],
                                        :quantities::int[], :amounts::bigint[],
                                        :currencies::text[])
                                        with ordinality
                                        as i (of, type, name, quantity, amount, currency, position)
                                    join placed on placed.id = i.of
                                )
                                select id from placed
                                """)
                        .param(
                                "ids",
                                column(placed, p -> p.reservation().id().value(), UUID[]::new))
                        .param(
                                "events",
                                column(placed, p -> p.reservation().event().value(), UUID[]::new))
                        .param(
                                "holders",
                                column(placed, p -> p.reservation().holder(), String[]::new))
                        .param("keys", column(placed, Placed::key, String[]::new))
                        .param(
                                "ends",
                                column(
                                        placed,
                                        p -> Timestamp.from(p.reservation().heldUntil()),
                                        Timestamp[]::new))
                        .param("now", utc(now))
                        .param("of", column(items, i -> i.reservation().value(), UUID[]::new))
                        .param(
                                "types",
                                column(items, i -> i.item().ticketType().value(), UUID[]::new))
                        .param("names", column(items, i -> i.item().name(), String[]::new))
                        .param(
                                "quantities",
                                column(items, i -> i.item().quantity(), Integer[]::new))
                        .param(
                                "amounts",
                                column(items, i -> i.item().unitPrice().amount(), Long[]::new))
                        .param(
                                "currencies",
                                column(items, i -> i.item().unitPrice().currency(), String[]::new))
                        .query((rs, n) -> new ReservationId(rs.getObject(1, UUID.class)))
                        .list());
    }

    /** Takes back what this transaction has written. */
    void remove(List<ReservationId> ids) {
        jdbc.sql("delete from reservation where id = any (:ids::uuid[])")
                .param("ids", column(ids, ReservationId::value, UUID[]::new))
                .update();
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

    /** Lets one decision about each of these buyers be made at a time, until it is committed. */
    void lockBuyers(Set<Buyer> buyers) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(number)
                        from (
                            select distinct hashtextextended(name, 0) as number
                            from unnest(:names::text[]) as b (name)
                            order by number offset 0
                        ) as locks
                        """)
                .param(
                        "names",
                        column(buyers, b -> "buyer " + b.event() + " " + b.holder(), String[]::new))
                .query((rs, n) -> true)
                .list();
    }

    /** How many tickets each buyer has: held, in checkout, or bought; absent for none. */
    Map<Buyer, Integer> ticketsOf(Set<Buyer> buyers, Instant now) {
        Map<Buyer, Integer> tickets = new HashMap<>();
        jdbc.sql(
                        """
                        select r.event_id, r.holder_id, sum(i.quantity)
                        from unnest(:events::uuid[], :holders::text[]) as b (event_id, holder_id)
                        join reservation r on r.event_id = b.event_id and r.holder_id = b.holder_id
                        join reservation_item i on i.reservation_id = r.id
                        where r.status in ('HELD', 'CHECKOUT', 'CONVERTED')
                            and (r.status <> 'HELD' or r.held_until > :now)
                        group by r.event_id, r.holder_id
                        """)
                .param("events", column(buyers, b -> b.event().value(), UUID[]::new))
                .param("holders", column(buyers, Buyer::holder, String[]::new))
                .param("now", utc(now))
                .query(rs -> {
                    Buyer buyer =
                            new Buyer(new EventId(rs.getObject(1, UUID.class)), rs.getString(2));
                    tickets.put(buyer, rs.getInt(3));
                });
        return tickets;
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

    /**
     * Releases holds of that event, at most so many, and answers their seats. Waits for whoever is
     * at one of them: afterwards none may be left.
     */
    List<Seats> releaseHeld(EventId event, Instant now, int limit) {
        List<UUID> held =
                jdbc.sql(
                                """
                                select id from reservation
                                where event_id = :event and status = 'HELD'
                                order by id limit :limit for update
                                """)
                        .param("event", event.value())
                        .param("limit", limit)
                        .query((rs, n) -> rs.getObject(1, UUID.class))
                        .list();
        if (held.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        with ended as (
                            update reservation
                            set status = 'RELEASED', updated_at = :now, version = version + 1
                            where id = any (:ids::uuid[])
                            returning id
                        )
                        select i.ticket_type_id, i.quantity
                        from reservation_item i join ended on ended.id = i.reservation_id
                        """)
                .param("now", utc(now))
                .param("ids", held.toArray(UUID[]::new))
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

    private static <R, T> T[] column(
            Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
