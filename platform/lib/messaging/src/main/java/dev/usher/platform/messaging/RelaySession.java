package dev.usher.platform.messaging;

import java.sql.Array;
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
            "select pg_try_advisory_lock(hashtext('usher.outbox'), hashtext(current_schema()))";
    private static final String DELETE = "delete from outbox where id = any (?)";
    private static final String SELECT =
            """
            select id, message_id, topic, key, aggregate_id, sequence, type, payload, occurred_at,
                   traceparent
            from outbox
            """;
    private static final String NEXT = SELECT + "order by id limit ?";

    /**
     * The reading part of the statement still sees the rows that the other part deletes. It leaves
     * them out by a hash of what was deleted: comparing each row with an array of ids would cost as
     * many comparisons as the square of the batch.
     */
    private static final String DELETE_AND_NEXT =
            "with gone as ("
                    + DELETE
                    + " returning id) "
                    + SELECT
                    + "where id not in (select id from gone) order by id limit ?";

    private static final String MEASURE =
            """
            select count(*),
                   coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8,
                   (select count(*) from pg_stat_activity
                     where datname = current_database()
                       and application_name = current_setting('application_name'))
            from (select created_at from outbox order by id limit 100000) as waiting
            """;

    /**
     * The state of the outbox.
     *
     * @param rows that wait, counted up to 100,000
     * @param oldestSeconds the age of the oldest
     * @param relays that are connected: this one and those of other replicas
     */
    record Backlog(long rows, double oldestSeconds, int relays) {}

    private final Connection connection;
    private final PreparedStatement next;
    private final PreparedStatement delete;
    private final PreparedStatement deleteAndNext;
    private final PreparedStatement measure;

    /**
     * Takes the connection over. The database closes it after {@code hangTimeout} without a
     * statement, so that another replica can lead. TCP would not notice a process that hangs,
     * because its operating system still acknowledges every packet.
     */
    RelaySession(Connection connection, int batchSize, Duration hangTimeout) throws SQLException {
        this.connection = connection;
        try (Statement limit = connection.createStatement()) {
            limit.execute("set idle_session_timeout = " + hangTimeout.toMillis());
            // It only deletes. A deletion that a crash of the database undoes is sent again.
            limit.execute("set synchronous_commit = off");
        }
        next = connection.prepareStatement(NEXT);
        next.setInt(1, batchSize);
        delete = connection.prepareStatement(DELETE);
        deleteAndNext = connection.prepareStatement(DELETE_AND_NEXT);
        deleteAndNext.setInt(2, batchSize);
        measure = connection.prepareStatement(MEASURE);
    }

    /** Tries to take the lead; returns false while another relay of the schema leads. */
    boolean tryToLead() throws SQLException {
        try (PreparedStatement lead = connection.prepareStatement(LEAD);
                ResultSet result = lead.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        }
    }

    /** Returns the oldest rows, in the order in which they were appended. */
    List<OutboxRow> next() throws SQLException {
        return read(next);
    }

    /** Deletes rows and returns the oldest of the others, with one statement and one commit. */
    List<OutboxRow> deleteAndNext(List<Long> ids) throws SQLException {
        deleteAndNext.setArray(1, array(ids));
        return read(deleteAndNext);
    }

    private static List<OutboxRow> read(PreparedStatement statement) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
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
        delete.setArray(1, array(ids));
        delete.executeUpdate();
    }

    private Array array(List<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray(new Long[0]));
    }

    /** Measures the backlog, which also proves that the session, and so the lead, is alive. */
    Backlog measure() throws SQLException {
        try (ResultSet result = measure.executeQuery()) {
            result.next();
            return new Backlog(result.getLong(1), result.getDouble(2), result.getInt(3));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
