package dev.usher.ticket.issuance;

import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All tickets there are. */
@Repository
public class Tickets {

    /** Where a list that shows the newest first goes on. */
    public record Newest(Instant issuedAt, UUID id) {

        /** Before every ticket. */
        public static final Newest FIRST =
                new Newest(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1L, -1L));
    }

    /** Where the list of an order goes on. */
    public record Seat(UUID lineId, int seat) {

        /** Before every seat. */
        public static final Seat FIRST = new Seat(new UUID(0, 0), 0);
    }

    private final JdbcClient database;

    Tickets(JdbcClient database) {
        this.database = database;
    }

    /**
     * Adds those whose id, seat and code nobody has yet, in one statement.
     *
     * @return the ids of those that were added
     */
    Set<TicketId> add(List<Ticket> tickets) {
        return new HashSet<>(TicketRows.insert(database, tickets));
    }

    /** Those of the ids that exist. */
    Set<TicketId> existing(Collection<TicketId> ids) {
        return new HashSet<>(
                database.sql("SELECT id FROM ticket WHERE id IN (:ids)")
                        .param("ids", ids.stream().map(TicketId::value).toList())
                        .query(TicketRows::readId)
                        .list());
    }

    public Optional<Ticket> find(TicketId id) {
        return database.sql("SELECT * FROM ticket WHERE id = :id")
                .param("id", id.value())
                .query(TicketRows::read)
                .optional();
    }

    /** By line and seat. */
    public List<Ticket> ofOrder(OrderId order, Seat after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM ticket
                        WHERE order_id = :order AND (line_id, seat) > (:line, :seat)
                        ORDER BY line_id, seat LIMIT :rows
                        """)
                .param("order", order.value())
                .param("line", after.lineId())
                .param("seat", after.seat())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /** Newest first. */
    public List<Ticket> ofEvent(EventId event, Newest after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM ticket
                        WHERE event_id = :event AND (issued_at, id) < (:issued, :id)
                        ORDER BY issued_at DESC, id DESC LIMIT :rows
                        """)
                .param("event", event.value())
                .param("issued", after.issuedAt().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }

    /** Bought by the account or held by the address; newest first; of one event if it is given. */
    public List<Ticket> of(
            String accountId,
            @Nullable String verifiedEmail,
            @Nullable EventId event,
            Newest after,
            int rows) {
        // Two walks of an index each, where an OR would sort everything.
        return database.sql(
                        """
                        (SELECT * FROM ticket
                         WHERE buyer_id = :account AND (issued_at, id) < (:issued, :id)
                           AND (CAST(:event AS uuid) IS NULL OR event_id = :event)
                         ORDER BY issued_at DESC, id DESC LIMIT :rows)
                        UNION
                        (SELECT * FROM ticket
                         WHERE lower(holder_email) = lower(CAST(:email AS text))
                           AND (issued_at, id) < (:issued, :id)
                           AND (CAST(:event AS uuid) IS NULL OR event_id = :event)
                         ORDER BY issued_at DESC, id DESC LIMIT :rows)
                        ORDER BY issued_at DESC, id DESC LIMIT :rows
                        """)
                .param("account", accountId)
                .param("email", verifiedEmail)
                .param("event", event == null ? null : event.value())
                .param("issued", after.issuedAt().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("rows", rows)
                .query(TicketRows::read)
                .list();
    }
}
