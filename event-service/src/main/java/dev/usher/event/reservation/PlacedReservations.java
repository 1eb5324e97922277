package dev.usher.event.reservation;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.web.idempotency.FirstAnswerRow;
import dev.usher.platform.web.idempotency.FirstAnswerRows;
import java.sql.Timestamp;
import java.time.Instant;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The rows of new reservations, written in batches, and the tickets their buyers have already. */
@Repository
class PlacedReservations {

    /** A new reservation, with the answer to its request if that has an Idempotency-Key. */
    record Placed(Reservation reservation, String organizer, @Nullable FirstAnswerRow answer) {

        /** The reference and those among whose reservations it is unique; null without one. */
        @Nullable Reference reference() {
            String reference = reservation.references().externalReference();
            return reference == null ? null : new Reference(organizer, reference);
        }

        @Nullable String key() {
            return answer == null ? null : answer.key();
        }
    }

    /** A reference of a reservation for an event of an organizer. */
    record Reference(String organizer, String externalReference) {}

    /** The new reservations that were written, and those whose reference is taken. */
    record Written(Set<ReservationId> placed, Set<ReservationId> referenceTaken) {}

    /** An account that asks for tickets of an event. */
    record Buyer(EventId event, String account) {}

    private record ItemOf(ReservationId reservation, ReservedItem item) {}

    /** Its parameters are a condition of the reservations, and a part before all others. */
    private static final String INSERT =
            """
            with %2$s placed as (
                insert into reservation (id, event_id, holder_id,
                    idempotency_key, status, held_until, expires_at,
                    created_at, updated_at, version, message_sequence,
                    organizer_id, external_reference, metadata)
                select id, event_id, holder_id, idempotency_key, 'HELD',
                    held_until, held_until, :now, :now, 1, 0,
                    organizer_id, external_reference, metadata
                from unnest(:ids::uuid[], :events::uuid[], :buyers::text[],
                    :keys::text[], :ends::timestamptz[],
                    :organizers::text[], :references::text[], :metadata::text[])
                    as w (id, event_id, holder_id, idempotency_key, held_until,
                        organizer_id, external_reference, metadata)
                where %1$s
                order by holder_id, idempotency_key, organizer_id, external_reference
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
            select id, true as placed from placed
            %3$s
            """;

    private static final String WITHOUT_KEYS = INSERT.formatted("true", "", "");
    private static final String WITH_KEYS =
            INSERT.formatted(
                    "idempotency_key is null or id in (select lease from used)",
                    "used as (" + FirstAnswerRows.INSERT + "),",
                    "union all select lease, false from used"
                            + " where lease not in (select id from placed)");

    private final JdbcClient jdbc;

    PlacedReservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes new reservations and the answers to their requests in one statement, and tells which
     * were written. A reservation is left out if its key was used before or its reference is
     * another reservation's, in another transaction or earlier in the list. The statement waits for
     * another transaction that is using the key or the reference; all transactions wait in the
     * order of the keys, and of the references after them.
     */
    Written insert(List<Placed> placed, Instant now) {
        List<ItemOf> items =
                placed.stream()
                        .flatMap(one ->
                                one.reservation().items().stream()
                                        .map(item -> new ItemOf(one.reservation().id(), item)))
                        .toList();
        List<FirstAnswerRow> answers = answers(placed);
        StatementSpec insert =
                answers.isEmpty()
                        ? jdbc.sql(WITHOUT_KEYS)
                        : FirstAnswerRows.bindInsert(jdbc.sql(WITH_KEYS), answers);
        Set<ReservationId> written = new HashSet<>();
        Set<ReservationId> ofFreeKeys = new HashSet<>();
        bindItems(bindReservations(insert, placed), items)
                .param("now", utc(now))
                .query(rs -> {
                    ReservationId id = new ReservationId(rs.getObject("id", UUID.class));
                    (rs.getBoolean("placed") ? written : ofFreeKeys).add(id);
                });
        return new Written(written, taken(placed, written, ofFreeKeys));
    }

    /** Finds those whose key, if they have one, was free and that were left out all the same. */
    private static Set<ReservationId> taken(
            List<Placed> placed, Set<ReservationId> written, Set<ReservationId> ofFreeKeys) {
        return placed.stream()
                .filter(one -> one.reference() != null)
                .filter(one -> one.key() == null || ofFreeKeys.contains(one.reservation().id()))
                .map(one -> one.reservation().id())
                .filter(id -> !written.contains(id))
                .collect(Collectors.toSet());
    }

    /** Finds those of the reservations that exist and are held. */
    List<ReservationId> held(List<ReservationId> ids) {
        return jdbc.sql(
                        """
                        select id from reservation
                        where id = any (:ids::uuid[]) and status = 'HELD'
                        """)
                .param("ids", column(ids, ReservationId::value, UUID[]::new))
                .query((rs, _) -> new ReservationId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Deletes reservations and the answers to their requests, where {@link #insert} wrote them. */
    void delete(List<Placed> placed) {
        List<FirstAnswerRow> answers = answers(placed);
        String delete = "delete from reservation where id = any (:ids::uuid[])";
        StatementSpec statement =
                answers.isEmpty()
                        ? jdbc.sql(delete)
                        : FirstAnswerRows.bindDelete(
                                jdbc.sql(
                                        "with unused as ("
                                                + FirstAnswerRows.DELETE
                                                + ") "
                                                + delete),
                                answers);
        statement
                .param("ids", column(placed, one -> one.reservation().id().value(), UUID[]::new))
                .update();
    }

    /**
     * Locks these buyers until the transaction ends, so that two transactions never decide about
     * one buyer at the same time.
     */
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
                        column(
                                buyers,
                                b -> "buyer " + b.event() + " " + b.account(),
                                String[]::new))
                .query((_, _) -> true)
                .list();
    }

    /** Counts the tickets each buyer holds, has in checkout or has bought; absent for none. */
    Map<Buyer, TicketCounts> ticketsOf(Set<Buyer> buyers, Instant now) {
        Map<Buyer, TicketCounts> tickets = new HashMap<>();
        jdbc.sql(
                        """
                        select r.event_id, r.holder_id, i.ticket_type_id, sum(i.quantity) as every,
                            coalesce(sum(i.quantity) filter (where r.status <> 'CONVERTED'), 0)
                                as held
                        from unnest(:events::uuid[], :accounts::text[]) as b (event_id, holder_id)
                        join reservation r on r.event_id = b.event_id and r.holder_id = b.holder_id
                        join reservation_item i on i.reservation_id = r.id
                        where r.status in ('HELD', 'CHECKOUT', 'CONVERTED')
                            and (r.status <> 'HELD' or r.held_until > :now)
                        group by r.event_id, r.holder_id, i.ticket_type_id
                        """)
                .param("events", column(buyers, b -> b.event().value(), UUID[]::new))
                .param("accounts", column(buyers, Buyer::account, String[]::new))
                .param("now", utc(now))
                .query(rs -> {
                    Buyer buyer =
                            new Buyer(new EventId(rs.getObject(1, UUID.class)), rs.getString(2));
                    TicketTypeId type = new TicketTypeId(rs.getObject(3, UUID.class));
                    tickets.merge(
                            buyer,
                            new TicketCounts(rs.getInt("every"), Map.of(type, rs.getInt("held"))),
                            TicketCounts::plus);
                });
        return tickets;
    }

    private static List<FirstAnswerRow> answers(List<Placed> placed) {
        return placed.stream().flatMap(one -> Optional.ofNullable(one.answer()).stream()).toList();
    }

    private static StatementSpec bindReservations(StatementSpec insert, List<Placed> placed) {
        List<Reservation> reservations = placed.stream().map(Placed::reservation).toList();
        return insert.param("ids", column(reservations, r -> r.id().value(), UUID[]::new))
                .param("events", column(reservations, r -> r.event().value(), UUID[]::new))
                .param("buyers", column(reservations, Reservation::buyer, String[]::new))
                .param("keys", column(placed, Placed::key, String[]::new))
                .param(
                        "organizers",
                        column(
                                placed,
                                one -> one.reference() == null ? null : one.organizer(),
                                String[]::new))
                .param(
                        "references",
                        column(
                                reservations,
                                r -> r.references().externalReference(),
                                String[]::new))
                .param(
                        "metadata",
                        column(reservations, r -> r.references().storedMetadata(), String[]::new))
                .param(
                        "ends",
                        column(reservations, r -> Timestamp.from(r.heldUntil()), Timestamp[]::new));
    }

    private static StatementSpec bindItems(StatementSpec insert, List<ItemOf> placed) {
        List<ReservedItem> items = placed.stream().map(ItemOf::item).toList();
        return insert.param("of", column(placed, i -> i.reservation().value(), UUID[]::new))
                .param("types", column(items, i -> i.ticketType().value(), UUID[]::new))
                .param("names", column(items, ReservedItem::name, String[]::new))
                .param("quantities", column(items, ReservedItem::quantity, Integer[]::new))
                .param("amounts", column(items, i -> i.unitPrice().amount(), Long[]::new))
                .param("currencies", column(items, i -> i.unitPrice().currency(), String[]::new));
    }

    private static <R, T> T[] column(
            Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
