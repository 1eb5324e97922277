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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The log of scans, in the table {@code scan}. One statement changes the tickets' rows and appends
 * to the log. If a scan id is already in the log, the whole statement fails with a duplicate key,
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

    private static final String MOVE =
            """
            with asked as materialized (
                select * from unnest(:event, :scan, :ticket, :presented, :gate, :scanned, :received,
                                     :staff, :move, :version, :reentry)
                    as a (event, scan, ticket, presented, gate, scanned, received, staff,
                          move, version, reentry)
            ), locked as materialized (
            """
                    + RosterEntries.LOCK
                    + "), moved as ("
                    + RosterEntries.MOVE
                    + "), logged as ("
                    + APPEND
                    + """
                    select event, scan, id, move, presented, 'ADMITTED', 'OK', gate, scanned,
                           received, staff, moved.status,
                           moved.entry_scan_id, moved.entry_at, moved.entry_gate
                      from moved join asked on asked.ticket = moved.id)
                    select id, message_sequence, status, version, inside,
                           entry_scan_id, entry_at, entry_gate
                      from moved
                    union all
                    select id, null, status, version, inside, entry_scan_id, entry_at, entry_gate
                      from locked where id not in (select id from moved)
                    """;

    private static final String REFUSE =
            """
            with asked as materialized (
                select *, row_number() over (partition by ticket order by position) as nth
                  from unnest(:event, :scan, :ticket, :presented, :gate, :scanned, :received, :staff,
                              :direction, :reason, :status, :entryScan, :entryAt, :entryGate)
                       with ordinality
                    as a (event, scan, ticket, presented, gate, scanned, received, staff,
                          direction, reason, status, entry_scan, entry_at, entry_gate, position)
            ), counted as (
            """
                    + RosterEntries.COUNT_MESSAGES
                    + "), logged as ("
                    + APPEND
                    + """
                    select event, scan, ticket, direction, presented, 'REJECTED', reason, gate,
                           scanned, received, staff, status, entry_scan, entry_at, entry_gate
                      from asked)
                    select position, counted_before + nth
                      from asked join counted on counted.id = asked.ticket
                    """;

    private final JdbcClient jdbc;
    private final Presentations presentations;

    Scans(JdbcClient jdbc, Presentations presentations) {
        this.jdbc = jdbc;
        this.presentations = presentations;
    }

    /**
     * The state of a ticket's row, which is locked until the transaction ends.
     *
     * @param sequence of the message about the ticket, or null if the row did not let the holder
     *     pass
     */
    record Moved(@Nullable Long sequence, Whereabouts whereabouts) {}

    /** A scan that does not pass. */
    record Refused(ScanWish wish, Reason reason, @Nullable Whereabouts whereabouts) {

        private @Nullable AcceptedEntry entry() {
            return whereabouts == null ? null : whereabouts.entry();
        }
    }

    /**
     * Moves the holders through the gate and logs it, where the ticket's row allows it now.
     *
     * @param wishes at most one for each ticket
     * @return an answer for each ticket that is known
     * @throws org.springframework.dao.DuplicateKeyException if a scan id is in the log already
     */
    Map<TicketId, Moved> move(List<ScanWish> wishes) {
        Map<TicketId, Moved> answers = new HashMap<>();
        withScans(jdbc.sql(MOVE), wishes)
                .param("move", column("text", wishes, ScanWish::move))
                .param("version", column("int", wishes, ScanWish::version))
                .param("reentry", column("boolean", wishes, ScanWish::reentry))
                .query((row, _) ->
                        answers.put(
                                new TicketId(row.getObject("id", UUID.class)),
                                new Moved(
                                        row.getObject("message_sequence", Long.class),
                                        RosterEntries.whereabouts(row))))
                .list();
        return answers;
    }

    /**
     * Logs refused scans.
     *
     * @return the sequences of the messages about their tickets, by the places of the scans in the
     *     list; none for a scan whose ticket is not known
     * @throws org.springframework.dao.DuplicateKeyException if a scan id is in the log already
     */
    Map<Integer, Long> refuse(List<Refused> refused) {
        Map<Integer, Long> sequences = new HashMap<>();
        if (refused.isEmpty()) {
            return sequences;
        }
        withScans(jdbc.sql(REFUSE), refused.stream().map(Refused::wish).toList())
                .param(
                        "direction",
                        column("text", refused, one -> one.wish().scan().direction().name()))
                .param("reason", column("text", refused, one -> one.reason().name()))
                .param(
                        "status",
                        column(
                                "text",
                                refused,
                                one ->
                                        one.whereabouts() == null
                                                ? null
                                                : one.whereabouts().status().name()))
                .param(
                        "entryScan",
                        column(
                                "uuid",
                                refused,
                                one -> one.entry() == null ? null : one.entry().scanId().value()))
                .param(
                        "entryAt",
                        column(
                                "timestamptz",
                                refused,
                                one -> one.entry() == null ? null : utc(one.entry().at())))
                .param(
                        "entryGate",
                        column(
                                "text",
                                refused,
                                one -> one.entry() == null ? null : one.entry().gate()))
                .query((row, _) -> sequences.put(row.getInt(1) - 1, row.getLong(2)))
                .list();
        return sequences;
    }

    private StatementSpec withScans(StatementSpec statement, List<ScanWish> wishes) {
        return statement
                .param("event", column("uuid", wishes, one -> one.scan().eventId().value()))
                .param("scan", column("uuid", wishes, one -> one.scan().id().value()))
                .param(
                        "ticket",
                        column(
                                "uuid",
                                wishes,
                                one -> one.ticketId() == null ? null : one.ticketId().value()))
                .param(
                        "presented",
                        column("text", wishes, one -> presentations.fingerprint(one.scan())))
                .param("gate", column("text", wishes, one -> one.scan().gate()))
                .param("scanned", column("timestamptz", wishes, one -> utc(one.scan().scannedAt())))
                .param(
                        "received",
                        column("timestamptz", wishes, one -> utc(one.scan().receivedAt())))
                .param("staff", column("text", wishes, one -> one.scan().staff()));
    }

    private static <T> SqlArrayValue column(
            String type, List<T> rows, Function<T, @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
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
