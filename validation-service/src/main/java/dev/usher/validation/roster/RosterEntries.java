package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Owns every statement on the table {@code ticket}. A row holds the ticket as ticket-service
 * published it and, beside it, whether its holder is inside: because both are one row, a
 * cancellation and an admission of the same ticket wait for each other.
 *
 * <p>{@link #ENTER}, {@link #LEAVE} and {@link #COUNT_MESSAGE} are clauses and not methods, because
 * the scan log combines each with its own insert into a single statement.
 */
@Repository
public class RosterEntries {

    /**
     * Moves the holder in, if the ticket's row allows it. This condition and {@link #LEAVE} admit;
     * {@code AdmissionRules.ofTicket} states the same rules in Java to explain a refusal, and a
     * test compares the two.
     */
    public static final String ENTER =
            """
            update ticket set inside = true, entry_scan_id = :scan, entry_at = :scanned,
                   entry_gate = :gate, message_sequence = message_sequence + 1
             where id = :ticket and event_id = :event and status = 'VALID' and version <= :version
               and (entry_scan_id is null or (not inside and :reentry))
            returning id, status, message_sequence, entry_scan_id, entry_at, entry_gate
            """;

    /** Moves the holder out, if the ticket's row allows it. */
    public static final String LEAVE =
            """
            update ticket set inside = false, message_sequence = message_sequence + 1
             where id = :ticket and event_id = :event and status = 'VALID' and version <= :version
               and inside
            returning id, status, message_sequence, entry_scan_id, entry_at, entry_gate
            """;

    /** Takes the next number for a message about the ticket and changes nothing else. */
    public static final String COUNT_MESSAGE =
            """
            update ticket set message_sequence = message_sequence + 1
             where id = :ticket
            returning message_sequence
            """;

    private static final String SELECT =
            "select id, event_id, version, status, code_hash, key_id, ticket_type_name, holder_name"
                    + " from ticket where ";

    private final JdbcClient jdbc;

    RosterEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the ticket unless a newer state is known, so that a late message never revives a
     * cancelled ticket; returns whether it was kept. The columns of admission stay as they are.
     */
    boolean put(RosterEntry entry, long sequence) {
        return jdbc.sql(
                                """
                                insert into ticket (id, sequence, event_id, version, status, code_hash, key_id,
                                                    ticket_type_name, holder_name)
                                values (:id, :sequence, :event, :version, :status, :code, :key, :type, :holder)
                                on conflict (id) do update set
                                    sequence = excluded.sequence, event_id = excluded.event_id,
                                    version = excluded.version, status = excluded.status,
                                    code_hash = excluded.code_hash, code = null,
                                    key_id = excluded.key_id,
                                    ticket_type_name = excluded.ticket_type_name,
                                    holder_name = excluded.holder_name
                                where ticket.sequence < excluded.sequence
                                """)
                        .param("id", entry.ticketId().value())
                        .param("sequence", sequence)
                        .param("event", entry.eventId().value())
                        .param("version", entry.version())
                        .param("status", entry.status().name())
                        .param("code", entry.codeHash())
                        .param("key", entry.keyId().toString())
                        .param("type", entry.ticketTypeName())
                        .param("holder", entry.holderName())
                        .update()
                == 1;
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
                .query((row, _) ->
                        new Whereabouts(
                                RosterEntry.Status.valueOf(row.getString("status")),
                                row.getInt("version"),
                                row.getBoolean("inside"),
                                acceptedEntry(row)))
                .optional();
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
