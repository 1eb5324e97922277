package dev.usher.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The relay's own database session. Leadership is an advisory lock of this session: it ends with
 * the connection, and because rows are deleted over the same connection, a relay that lost it can
 * delete nothing.
 */
final class RelaySession implements AutoCloseable {

    private static final String LEAD =
            "SELECT pg_try_advisory_lock(hashtext('usher.outbox'), hashtext(current_schema()))";
    private static final String NEXT =
            """
            SELECT id, message_id, topic, key, aggregate_id, sequence, type, payload, occurred_at,
                   traceparent
            FROM outbox ORDER BY id LIMIT ?
            """;
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";
    private static final String MEASURE =
            """
            SELECT count(*),
                   coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8
            FROM (SELECT created_at FROM outbox ORDER BY id LIMIT 100000) AS waiting
            """;

    /** What waits: how many, counted up to 100,000, and how old the oldest is. */
    record Backlog(long rows, double oldestSeconds) {}

    private final Connection connection;
    private final PreparedStatement next;
    private final PreparedStatement delete;
    private final PreparedStatement measure;

    /**
     * Takes the connection over. The database ends it when nothing was heard for so long, and lets
     * another lead: of a process that hangs, the system still acknowledges every packet.
     */
    RelaySession(Connection connection, int batchSize, Duration hangTimeout) throws SQLException {
        this.connection = connection;
        try (Statement limit = connection.createStatement()) {
            limit.execute("SET idle_session_timeout = " + hangTimeout.toMillis());
        }
        next = connection.prepareStatement(NEXT);
        next.setInt(1, batchSize);
        delete = connection.prepareStatement(DELETE);
        measure = connection.prepareStatement(MEASURE);
    }

    /** False while another relay of the schema leads. */
    boolean tryToLead() throws SQLException {
        try (PreparedStatement lead = connection.prepareStatement(LEAD);
                ResultSet result = lead.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        }
    }

    /** The oldest rows, in the order in which they were appended. */
    List<OutboxRow> next() throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (ResultSet result = next.executeQuery()) {
            while (result.next()) {
                rows.add(
                        new OutboxRow(
                                result.getLong("id"),
                                result.getObject("message_id", UUID.class),
                                result.getString("topic"),
                                result.getString("key"),
                                result.getString("aggregate_id"),
                                result.getLong("sequence"),
                                result.getString("type"),
                                result.getString("payload"),
                                result.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                                result.getString("traceparent")));
            }
        }
        return rows;
    }

    void delete(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        delete.setArray(1, connection.createArrayOf("bigint", ids.toArray(new Long[0])));
        delete.executeUpdate();
    }

    /** Also proves that the session still lives, and with it the leadership. */
    Backlog measure() throws SQLException {
        try (ResultSet result = measure.executeQuery()) {
            result.next();
            return new Backlog(result.getLong(1), result.getDouble(2));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
