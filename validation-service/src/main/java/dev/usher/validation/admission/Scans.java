package dev.usher.validation.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The scan log and the one conditional write that admits. An accepted scan moves the ticket's row
 * and appends to the log in one statement; a scan id already in the log makes the whole statement
 * fail with a duplicate key, so nothing moves twice.
 */
@Repository
class Scans {

    private static final String ENTRY =
            """
            UPDATE ticket SET inside = true, entry_scan_id = :scan, entry_at = :scanned,
                   entry_gate = :gate, message_sequence = message_sequence + 1
             WHERE id = :ticket AND event_id = :event AND status = 'VALID' AND version <= :version
               AND (entry_scan_id IS NULL OR (NOT inside AND :reentry))
            """;

    private static final String EXIT =
            """
            UPDATE ticket SET inside = false, message_sequence = message_sequence + 1
             WHERE id = :ticket AND event_id = :event AND status = 'VALID' AND version <= :version
               AND inside
            """;

    private static final String LOG =
            """
            INSERT INTO scan (event_id, scan_id, ticket_id, direction, presented, result, reason, gate,
                              scanned_at, received_at, staff, ticket_status,
                              entry_scan_id, entry_at, entry_gate)
            """;

    private final JdbcClient database;

    Scans(JdbcClient database) {
        this.database = database;
    }

    /** A line of the log, with what its answer said. */
    record Recorded(
            @Nullable UUID ticketId,
            String presented,
            String result,
            Reason reason,
            @Nullable String ticketStatus,
            @Nullable Entry entry) {}

    /** Where a ticket's holder is, as the database has it now. */
    record Whereabouts(String status, int version, boolean inside, @Nullable Entry entry) {}

    /**
     * Moves the holder through the gate if the ticket's state allows it now.
     *
     * @return the number of the message about this ticket, or empty if it was not allowed
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    OptionalLong admit(Scan scan, UUID ticketId, int version, boolean reentry) {
        String move = scan.direction() == Direction.ENTRY ? ENTRY : EXIT;
        StatementSpec statement =
                database.sql(
                        "WITH moved AS ("
                                + move
                                + " RETURNING id, status, message_sequence,"
                                + " entry_scan_id, entry_at, entry_gate), logged AS ("
                                + LOG
                                + """
                                SELECT :event, :scan, id, :direction, :presented, 'ADMITTED', 'OK', :gate,
                                       :scanned, :received, :staff, status,
                                       entry_scan_id, entry_at, entry_gate
                                  FROM moved)
                                SELECT message_sequence FROM moved
                                """);
        Optional<Long> sequence =
                common(statement, scan)
                        .param("ticket", ticketId)
                        .param("version", version)
                        .param("reentry", reentry)
                        .query(Long.class)
                        .optional();
        return sequence.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /**
     * Logs a refused scan.
     *
     * @return the number of the message about this ticket, or empty if the ticket is not known
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    OptionalLong refuse(
            Scan scan, Reason reason, @Nullable UUID ticketId, @Nullable Whereabouts seen) {
        Entry entry = seen == null ? null : seen.entry();
        StatementSpec statement =
                database.sql(
                        """
                        WITH counted AS (
                          UPDATE ticket SET message_sequence = message_sequence + 1
                           WHERE id = :ticket RETURNING message_sequence), logged AS (
                        """
                                + LOG
                                + """
                                VALUES (:event, :scan, :ticket, :direction, :presented, 'REJECTED', :reason,
                                        :gate, :scanned, :received, :staff, :status,
                                        :entryScan, :entryAt, :entryGate))
                                SELECT message_sequence FROM counted
                                """);
        Optional<Long> sequence =
                common(statement, scan)
                        .param("ticket", ticketId)
                        .param("reason", reason.name())
                        .param("status", seen == null ? null : seen.status())
                        .param("entryScan", entry == null ? null : entry.scanId())
                        .param("entryAt", entry == null ? null : utc(entry.at()))
                        .param("entryGate", entry == null ? null : entry.gate())
                        .query(Long.class)
                        .optional();
        return sequence.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static StatementSpec common(StatementSpec statement, Scan scan) {
        return statement
                .param("event", scan.eventId())
                .param("scan", scan.id())
                .param("direction", scan.direction().name())
                .param("presented", scan.presented().fingerprint(scan.direction()))
                .param("gate", scan.gate())
                .param("scanned", utc(scan.scannedAt()))
                .param("received", utc(scan.receivedAt()))
                .param("staff", scan.staff());
    }

    Optional<Recorded> find(UUID eventId, UUID scanId) {
        return database.sql(
                        """
                        SELECT ticket_id, presented, result, reason, ticket_status,
                               entry_scan_id, entry_at, entry_gate
                          FROM scan WHERE event_id = :event AND scan_id = :scan
                        """)
                .param("event", eventId)
                .param("scan", scanId)
                .query((row, number) ->
                        new Recorded(
                                row.getObject("ticket_id", UUID.class),
                                row.getString("presented"),
                                row.getString("result"),
                                Reason.valueOf(row.getString("reason")),
                                row.getString("ticket_status"),
                                entry(row)))
                .optional();
    }

    Optional<Whereabouts> whereabouts(UUID ticketId) {
        return database.sql(
                        """
                        SELECT status, version, inside, entry_scan_id, entry_at, entry_gate
                          FROM ticket WHERE id = :ticket
                        """)
                .param("ticket", ticketId)
                .query((row, number) ->
                        new Whereabouts(
                                row.getString("status"),
                                row.getInt("version"),
                                row.getBoolean("inside"),
                                entry(row)))
                .optional();
    }

    private static @Nullable Entry entry(ResultSet row) throws SQLException {
        UUID scanId = row.getObject("entry_scan_id", UUID.class);
        Timestamp at = row.getTimestamp("entry_at");
        return scanId == null || at == null
                ? null
                : new Entry(scanId, at.toInstant(), row.getString("entry_gate"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
