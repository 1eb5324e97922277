package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Owns every statement on the table {@code ticket}. A row holds the ticket as ticket-service
 * published it and, beside it, whether its holder is inside: because both are one row, a
 * cancellation and an admission of the same ticket wait for each other.
 *
 * <p>{@link #LOCK}, {@link #MOVE} and {@link #COUNT_MESSAGES} are clauses and not methods, because
 * the scan log combines each with its own insert into a single statement. They work on the rows of
 * {@code asked}, which the log makes of its scans.
 */
@Repository
public class RosterEntries {

    /** Locks the tickets in the order of their ids, as every batch does, and reads their state. */
    public static final String LOCK =
            """
            select id, status, version, inside, entry_scan_id, entry_at, entry_gate
              from ticket where id in (select ticket from asked) order by id for update
            """;

    /**
     * Moves each holder in or out, if the ticket's row allows it. This condition admits; {@code
     * AdmissionRules.ofTicket} states the same rules in Java to explain a refusal, and a test
     * compares the two.
     */
    public static final String MOVE =
            """
            update ticket set inside = move = 'ENTRY',
                   entry_scan_id = case move when 'ENTRY' then scan else ticket.entry_scan_id end,
                   entry_at = case move when 'ENTRY' then scanned else ticket.entry_at end,
                   entry_gate = case move when 'ENTRY' then gate else ticket.entry_gate end,
                   message_sequence = message_sequence + 1
              from asked join locked on locked.id = asked.ticket
             where ticket.id = locked.id and ticket.event_id = event
               and ticket.status = 'VALID' and ticket.version <= asked.version
               and case move
                   when 'ENTRY' then ticket.entry_scan_id is null or (not ticket.inside and reentry)
                   when 'EXIT' then ticket.inside
                   end
            returning ticket.id, message_sequence, ticket.status, ticket.version, ticket.inside,
                      ticket.entry_scan_id, ticket.entry_at, ticket.entry_gate
            """;

    /** Takes one number of a message for each time that a ticket is named. */
    public static final String COUNT_MESSAGES =
            """
            update ticket set message_sequence = message_sequence + messages
              from (select ticket, count(*) as messages from asked group by ticket) as more
             where id = more.ticket
            returning id, message_sequence - messages as counted_before
            """;

    private static final String SELECT =
            "select id, event_id, version, status, code_hash, key_id, ticket_type_name, holder_name"
                    + " from ticket where ";

    private final JdbcClient jdbc;

    RosterEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps each ticket unless a newer state is known, so that a late message never revives a
     * cancelled ticket; returns those that were kept. The columns of admission stay as they are.
     *
     * @param states at most one for each ticket
     */
    Set<TicketId> put(Collection<LearntTicket> states) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into ticket (id, sequence, event_id, version, status, code_hash,
                                                    key_id, ticket_type_name, holder_name)
                                select * from unnest(:id, :sequence, :event, :version, :status, :code,
                                                     :key, :type, :holder) as a (id) order by id
                                on conflict (id) do update set
                                    sequence = excluded.sequence, event_id = excluded.event_id,
                                    version = excluded.version, status = excluded.status,
                                    code_hash = excluded.code_hash, code = null,
                                    key_id = excluded.key_id,
                                    ticket_type_name = excluded.ticket_type_name,
                                    holder_name = excluded.holder_name
                                where ticket.sequence < excluded.sequence
                                returning id
                                """)
                        .param("id", column("uuid", states, one -> one.id().value()))
                        .param("sequence", column("bigint", states, LearntTicket::sequence))
                        .param(
                                "event",
                                column("uuid", states, one -> one.entry().eventId().value()))
                        .param("version", column("int", states, one -> one.entry().version()))
                        .param("status", column("text", states, one -> one.entry().status().name()))
                        .param("code", column("text", states, one -> one.entry().codeHash()))
                        .param("key", column("text", states, one -> one.entry().keyId().toString()))
                        .param("type", column("text", states, one -> one.entry().ticketTypeName()))
                        .param("holder", column("text", states, one -> one.entry().holderName()))
                        .query((row, _) -> new TicketId(row.getObject("id", UUID.class)))
                        .list());
    }

    private static SqlArrayValue column(
            String type,
            Collection<LearntTicket> states,
            Function<LearntTicket, @Nullable Object> value) {
        return new SqlArrayValue(type, states.stream().map(value).toArray());
    }

    void delete(TicketId ticketId, long sequence) {
        jdbc.sql("delete from ticket where id = :id and sequence < :sequence")
                .param("id", ticketId.value())
                .param("sequence", sequence)
                .update();
    }

    Optional<RosterEntry> find(TicketId ticketId) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", ticketId.value())
                .query(RosterEntries::entry)
                .optional();
    }

    /** Finds a ticket by the hash of its code, or by the code if it is not hashed yet. */
    Optional<RosterEntry> findByCode(String hash, String code) {
        return jdbc.sql(SELECT + "code_hash = :hash or code = :code limit 1")
                .param("hash", hash)
                .param("code", code)
                .query(RosterEntries::entry)
                .optional();
    }

    /** Takes tickets whose codes are in clear, except those that another replica takes. */
    Map<TicketId, String> takeClearCodes(int rows) {
        return jdbc
                .sql(
                        """
                        select id, code from ticket where code is not null
                         limit :rows for update skip locked
                        """)
                .param("rows", rows)
                .query((row, _) ->
                        Map.entry(
                                new TicketId(row.getObject("id", UUID.class)),
                                row.getString("code")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void replaceCode(TicketId ticketId, String hash) {
        jdbc.sql("update ticket set code_hash = :hash, code = null where id = :id")
                .param("hash", hash)
                .param("id", ticketId.value())
                .update();
    }

    Optional<Whereabouts> whereabouts(TicketId ticketId) {
        return jdbc.sql(
                        """
                        select status, version, inside, entry_scan_id, entry_at, entry_gate
                          from ticket where id = :id
                        """)
                .param("id", ticketId.value())
                .query((row, _) -> whereabouts(row))
                .optional();
    }

    /** Reads the columns of {@link #LOCK}. */
    public static Whereabouts whereabouts(ResultSet row) throws SQLException {
        return new Whereabouts(
                RosterEntry.Status.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getBoolean("inside"),
                acceptedEntry(row));
    }

    /** Reads the columns {@code entry_…}, which the scan log has too. */
    public static @Nullable AcceptedEntry acceptedEntry(ResultSet row) throws SQLException {
        UUID scanId = row.getObject("entry_scan_id", UUID.class);
        OffsetDateTime at = row.getObject("entry_at", OffsetDateTime.class);
        return scanId == null || at == null
                ? null
                : new AcceptedEntry(
                        new ScanId(scanId), at.toInstant(), row.getString("entry_gate"));
    }

    private static RosterEntry entry(ResultSet row, int number) throws SQLException {
        return new RosterEntry(
                new TicketId(row.getObject("id", UUID.class)),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getInt("version"),
                RosterEntry.Status.valueOf(row.getString("status")),
                row.getString("code_hash"),
                KeyId.parse(row.getString("key_id")),
                row.getString("ticket_type_name"),
                row.getString("holder_name"));
    }
}
