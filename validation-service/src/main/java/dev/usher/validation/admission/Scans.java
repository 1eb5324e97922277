package dev.usher.validation.admission;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.platform.messaging.OutboxRows;
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
 * The log of scans, in the table {@code scan}. One statement changes the tickets' rows, appends to
 * the log and publishes it. If a scan id is already in the log, the whole statement fails with a
 * duplicate key, so a repeated scan changes nothing.
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
                      from moved join asked on asked.ticket = moved.id
                    ), told as (
                    """
                    + OutboxRows.INSERT
                    + OutboxRows.COLUMNS
                    + "moved.message_sequence from moved join "
                    + OutboxRows.MESSAGES
                    + """
                         on m.aggregate_id = moved.id::text
                     order by m.position)
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
                    """
                    + OutboxRows.INSERT
                    + OutboxRows.COLUMNS
                    + """
                            counted_before + nth
                      from asked join counted on counted.id = asked.ticket join
                    """
                    + OutboxRows.MESSAGES
                    + " on (:places::bigint[])[m.position] = asked.position order by m.position";

    private final JdbcClient jdbc;
    private final Presentations presentations;
    private final ScanPublisher publisher;

    Scans(JdbcClient jdbc, Presentations presentations, ScanPublisher publisher) {
        this.jdbc = jdbc;
        this.presentations = presentations;
        this.publisher = publisher;
    }

    /**
     * The state of a ticket's row, which is locked until the transaction ends.
     *
     * @param passed whether the row let the holder pass
     */
    record Moved(boolean passed, Whereabouts whereabouts) {}

    /** A scan that does not pass. */
    record Refused(ScanWish wish, Reason reason, @Nullable Whereabouts whereabouts) {

        private @Nullable AcceptedEntry entry() {
            return whereabouts == null ? null : whereabouts.entry();
        }
    }

    /**
     * Moves the holders through the gate, logs and publishes it, where the ticket's row allows it
     * now.
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
                .params(publisher.ofPassed(wishes))
                .query((row, _) ->
                        answers.put(
                                new TicketId(row.getObject("id", UUID.class)),
                                new Moved(
                                        row.getObject("message_sequence", Long.class) != null,
                                        RosterEntries.whereabouts(row))))
                .list();
        return answers;
    }

    /**
     * Logs refused scans, and publishes those of known tickets.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a scan id is in the log already
     */
    void refuse(List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
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
                .param("places", new SqlArrayValue("bigint", ScanPublisher.places(refused)))
                .params(publisher.ofRefused(refused))
                .update();
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
