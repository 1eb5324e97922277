package dev.usher.validation.admission;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntries;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The log of scans, in the table {@code scan}. One statement changes the ticket's row and appends
 * to the log. If the scan id is already in the log, the whole statement fails with a duplicate key,
 * so a repeated scan changes nothing.
 */
@Repository
class Scans {

    private static final String APPEND =
            """
            insert into scan (event_id, scan_id, ticket_id, direction, presented, result, reason, gate,
                              scanned_at, received_at, staff, ticket_status,
                              entry_scan_id, entry_at, entry_gate)
            """;

    private final JdbcClient jdbc;
    private final Presentations presentations;

    Scans(JdbcClient jdbc, Presentations presentations) {
        this.jdbc = jdbc;
        this.presentations = presentations;
    }

    /**
     * Moves the holder through the gate and logs it, if the ticket's row allows it now.
     *
     * @return the sequence of the message about the ticket, or empty if the row did not allow it
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    OptionalLong admit(Scan scan, TicketId ticketId, int version, boolean reentry) {
        String move =
                scan.direction() == Direction.ENTRY ? RosterEntries.ENTER : RosterEntries.LEAVE;
        StatementSpec statement =
                jdbc.sql(
                        "with moved as ("
                                + move
                                + "), logged as ("
                                + APPEND
                                + """
                                select :event, :scan, id, :direction, :presented, 'ADMITTED', 'OK', :gate,
                                       :scanned, :received, :staff, status,
                                       entry_scan_id, entry_at, entry_gate
                                  from moved)
                                select message_sequence from moved
                                """);
        return sequence(
                withScan(statement, scan)
                        .param("ticket", ticketId.value())
                        .param("version", version)
                        .param("reentry", reentry));
    }

    /**
     * Logs a refused scan.
     *
     * @return the sequence of the message about the ticket, or empty if the ticket is not known
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    OptionalLong refuse(
            Scan scan,
            Reason reason,
            @Nullable TicketId ticketId,
            @Nullable Whereabouts whereabouts) {
        AcceptedEntry entry = whereabouts == null ? null : whereabouts.entry();
        StatementSpec statement =
                jdbc.sql(
                        "with counted as ("
                                + RosterEntries.COUNT_MESSAGE
                                + "), logged as ("
                                + APPEND
                                + """
                                values (:event, :scan, :ticket, :direction, :presented, 'REJECTED', :reason,
                                        :gate, :scanned, :received, :staff, :status,
                                        :entryScan, :entryAt, :entryGate))
                                select message_sequence from counted
                                """);
        return sequence(
                withScan(statement, scan)
                        .param("ticket", ticketId == null ? null : ticketId.value())
                        .param("reason", reason.name())
                        .param("status", whereabouts == null ? null : whereabouts.status().name())
                        .param("entryScan", entry == null ? null : entry.scanId().value())
                        .param("entryAt", entry == null ? null : utc(entry.at()))
                        .param("entryGate", entry == null ? null : entry.gate()));
    }

    private StatementSpec withScan(StatementSpec statement, Scan scan) {
        return statement
                .param("event", scan.eventId().value())
                .param("scan", scan.id().value())
                .param("direction", scan.direction().name())
                .param("presented", presentations.fingerprint(scan))
                .param("gate", scan.gate())
                .param("scanned", utc(scan.scannedAt()))
                .param("received", utc(scan.receivedAt()))
                .param("staff", scan.staff());
    }

    private static OptionalLong sequence(StatementSpec statement) {
        return statement
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Optional<RecordedScan> find(EventId eventId, ScanId scanId) {
        return jdbc.sql(
                        """
                        select ticket_id, presented, reason, ticket_status,
                               entry_scan_id, entry_at, entry_gate
                          from scan where event_id = :event and scan_id = :scan
                        """)
                .param("event", eventId.value())
                .param("scan", scanId.value())
                .query(Scans::recordedScan)
                .optional();
    }

    private static RecordedScan recordedScan(ResultSet row, int number) throws SQLException {
        UUID ticketId = row.getObject("ticket_id", UUID.class);
        String status = row.getString("ticket_status");
        return new RecordedScan(
                row.getString("presented"),
                Reason.valueOf(row.getString("reason")),
                ticketId == null ? null : new TicketId(ticketId),
                status == null ? null : RosterEntry.Status.valueOf(status),
                RosterEntries.acceptedEntry(row));
    }
}
