package dev.usher.ticket.issuance;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.credential.KeyId;
import dev.usher.platform.database.FinishedChanges;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.IssuedTickets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tickets of all orders. Beside {@link TicketChanges} no other class reads or writes the table
 * {@code ticket}.
 */
@Repository
public class Tickets implements IssuedTickets {

    /** The last ticket of a page that is sorted newest first. */
    public record Newest(Instant issuedAt, UUID id) {

        /** Sorts before every ticket. */
        public static final Newest FIRST =
                new Newest(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1L, -1L));
    }

    /** The last ticket of a page that is sorted by changes. */
    public record Change(Instant updatedAt, UUID id) {}

    /** The last ticket of a page of an order's tickets. */
    public record Seat(UUID lineId, int seat) {

        /** Sorts before every seat. */
        public static final Seat FIRST = new Seat(new UUID(0, 0), 0);
    }

    private static final UUID NO_ID = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final FinishedChanges finished;

    Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.finished = new FinishedChanges(jdbc);
    }

    /**
     * Adds, in one statement, the tickets whose id, seat and code no other ticket has.
     *
     * @return the ids of the tickets that were added
     */
    Set<TicketId> add(Collection<Ticket> tickets) {
        return new HashSet<>(TicketRows.insert(jdbc, tickets));
    }

    /**
     * Takes tickets whose last message has an older form, and counts a message of the newest form
     * about each. Tickets that another replica takes at this moment are passed over.
     */
    List<Ticket> takeOlderForm(int rows) {
        return jdbc.sql(
                        """
                        update ticket set message_form = :form, message_sequence = message_sequence + 1
                         where id in (select id from ticket where message_form < 3
                                       order by id limit :rows for update skip locked)
                        returning *
                        """)
                .param("form", TicketRows.NEWEST_FORM)
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /**
     * Cancels, in one statement, the valid tickets that are meant, and counts a message about each.
     * The first cancellation that means a ticket gives it its time.
     */
    List<Ticket> cancel(List<Cancellation> cancellations) {
        // Rows are locked in the order of their ids, as everywhere: two transactions that cancel
        // the
        // same tickets wait for each other.
        return jdbc.sql(
                        """
                        with meant as (
                            select distinct on (t.id) t.id, c.at
                              from unnest(:orders, :tickets, :times) with ordinality
                                   as c (order_id, ticket_id, at, position)
                              join ticket t on t.order_id = c.order_id
                               and (c.ticket_id is null or c.ticket_id = t.id)
                             where t.status = 'VALID'
                             order by t.id, c.position),
                        locked as (
                            select t.id, m.at from ticket t join meant m on m.id = t.id
                             where t.status = 'VALID' order by t.id for update of t)
                        update ticket t set status = 'CANCELLED', cancelled_at = l.at,
                               message_form = :form, message_sequence = message_sequence + 1
                          from locked l where t.id = l.id
                        returning t.*
                        """)
                .params(RefundedOrders.arrays(cancellations))
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .list();
    }

    /**
     * Signs some of the event's valid tickets that have another key with this one from now on, as
     * their next version, and counts a message about each.
     */
    List<Ticket> signWith(EventId event, KeyId key, int rows) {
        return jdbc.sql(
                        """
                        with older as (
                            select id from ticket
                             where event_id = :event and status = 'VALID' and key_id <> :key
                             order by id limit :rows for update)
                        update ticket t set version = version + 1, key_id = :key,
                               message_form = :form, message_sequence = message_sequence + 1
                          from older o where t.id = o.id
                        returning t.*
                        """)
                .param("event", event.value())
                .param("key", key.toString())
                .param("rows", rows)
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .list();
    }

    /**
     * Adds tickets as messages told of them, or replaces older states; returns how many changed.
     */
    int restore(Collection<Ticket> told) {
        return told.isEmpty() ? 0 : TicketRows.restore(jdbc, told).size();
    }

    /** The next tickets in the order of their ids, with a message counted about each. */
    List<Ticket> countAfter(TicketId id, int rows) {
        return jdbc.sql(
                        """
                        with chosen as (
                            select id from ticket where id > :after
                             order by id limit :rows for update),
                        counted as (
                            update ticket t set message_form = :form,
                                   message_sequence = message_sequence + 1
                              from chosen c where t.id = c.id
                            returning t.*)
                        select * from counted order by id
                        """)
                .param("after", id.value())
                .param("rows", rows)
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .list();
    }

    /** The ids, out of those given, that exist. */
    Set<TicketId> existing(Collection<TicketId> ids) {
        return new HashSet<>(
                jdbc.sql("select id from ticket where id in (:ids)")
                        .param("ids", ids.stream().map(TicketId::value).toList())
                        .query(TicketRows::readId)
                        .list());
    }

    @Override
    public boolean existFor(EventId event) {
        return jdbc.sql("select exists (select from ticket where event_id = :event)")
                .param("event", event.value())
                .query(Boolean.class)
                .single();
    }

    public Optional<Ticket> find(TicketId id) {
        return jdbc.sql("select * from ticket where id = :id")
                .param("id", id.value())
                .query(TicketRows::read)
                .optional();
    }

    /** The tickets of an order, sorted by line and seat. */
    public List<Ticket> ofOrder(OrderId order, Seat after, int rows) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where order_id = :order and (line_id, seat) > (:line, :seat)
                        order by line_id, seat limit :rows
                        """)
                .param("order", order.value())
                .param("line", after.lineId())
                .param("seat", after.seat())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /** The tickets of an event, newest first. */
    public List<Ticket> ofEvent(EventId event, Newest after, int rows) {
        return jdbc.sql(
                        """
                        select * from ticket
                        where event_id = :event and (issued_at, id) < (:issued, :id)
                        order by issued_at desc, id desc limit :rows
                        """)
                .param("event", event.value())
                .param("issued", utc(after.issuedAt()))
                .param("id", after.id())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /** The tickets of several events, newest first. Each event gives the newest of its own. */
    public List<Ticket> ofEvents(Collection<EventId> events, Newest after, int rows) {
        return jdbc.sql(
                        """
                        select t.* from unnest(:events::uuid[]) as e (id)
                        cross join lateral (
                            select * from ticket
                            where event_id = e.id and (issued_at, id) < (:issued, :id)
                            order by issued_at desc, id desc limit :rows) as t
                        order by t.issued_at desc, t.id desc limit :rows
                        """)
                .param("events", ids(events))
                .param("issued", utc(after.issuedAt()))
                .param("id", after.id())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /**
     * The tickets of events that were changed at a time or later, the oldest change first, without
     * changes that an earlier one may still follow.
     */
    public List<Ticket> changed(
            Collection<EventId> events, Instant since, @Nullable Change after, int rows) {
        Instant before = finished.before();
        return jdbc.sql(
                        """
                        select t.* from unnest(:events::uuid[]) as e (id)
                        cross join lateral (
                            select * from ticket
                            where event_id = e.id and updated_at >= :since
                              and (updated_at, id) > (:at, :id) and updated_at < :before
                            order by updated_at, id limit :rows) as t
                        order by t.updated_at, t.id limit :rows
                        """)
                .param("events", ids(events))
                .param("since", utc(since))
                .param("at", utc(after == null ? since : after.updatedAt()))
                .param("id", after == null ? NO_ID : after.id())
                .param("before", utc(before))
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    private static UUID[] ids(Collection<EventId> events) {
        return events.stream().map(EventId::value).toArray(UUID[]::new);
    }

    /**
     * The tickets bought by the account or held under the email, newest first; of one event, if it
     * is given.
     */
    public List<Ticket> boughtOrHeldBy(
            String accountId,
            @Nullable EmailAddress verifiedEmail,
            @Nullable EventId event,
            Newest after,
            int rows) {
        // Each half walks an index in order; one query with "or" would have to sort all rows.
        return jdbc.sql(
                        """
                        (select * from ticket
                         where buyer_id = :account and (issued_at, id) < (:issued, :id)
                           and (cast(:event as uuid) is null or event_id = :event)
                         order by issued_at desc, id desc limit :rows)
                        union
                        (select * from ticket
                         where lower(holder_email collate "C") = :email
                           and (issued_at, id) < (:issued, :id)
                           and (cast(:event as uuid) is null or event_id = :event)
                         order by issued_at desc, id desc limit :rows)
                        order by issued_at desc, id desc limit :rows
                        """)
                .param("account", accountId)
                .param("email", verifiedEmail == null ? null : verifiedEmail.value())
                .param("event", event == null ? null : event.value())
                .param("issued", utc(after.issuedAt()))
                .param("id", after.id())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }
}
