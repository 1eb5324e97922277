package dev.usher.event.listing;

import dev.usher.event.EventId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Repository;

/**
 * Reads which events changed, over a connection outside the pool: buyers who exhaust the pool must
 * not stop the cache from being used.
 */
@Repository
class EventChanges implements AutoCloseable {

    /** The most changes that are read one by one; more are treated as a change of every event. */
    static final int MANY = 10_000;

    /** The time for which a change is kept for replicas that have not polled. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int ANSWER_WITHIN_MILLIS = 2_000;
    private static final int PURGED_AT_ONCE = 10_000;

    /**
     * The next poll begins at the oldest transaction that is still running. So it finds what this
     * transaction and later ones change, however late they commit. One statement, so one snapshot.
     */
    private static final String SINCE =
            """
            select next, c.id, c.event_id
            from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as next) s
            left join (
                select id, event_id from event_change
                where changed_in >= cast(cast(? as text) as xid8) order by id limit %d
            ) c on true
            """
                    .formatted(MANY + 1);

    private static final String PURGE =
            """
            delete from event_change where id in (
                select id from event_change where changed_at < now() - interval '%d seconds'
                order by id limit %d for update skip locked)
            """
                    .formatted(KEPT.toSeconds(), PURGED_AT_ONCE);

    private final JdbcConnectionDetails database;
    private @Nullable Connection connection;

    EventChanges(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** A change of one event. Null as the event means that many events changed. */
    record Change(long id, @Nullable EventId event) {}

    /**
     * The committed changes from a transaction number on.
     *
     * @param next the transaction number for the next poll, which may find a change again
     */
    record Changes(long next, List<Change> changes) {

        Changes {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Reads the committed changes of transactions from that number on.
     *
     * @throws DataAccessException if the database can't be asked
     */
    Changes since(long transaction) {
        return with(open -> {
            try (PreparedStatement select = open.prepareStatement(SINCE)) {
                select.setString(1, Long.toString(transaction));
                try (ResultSet rows = select.executeQuery()) {
                    return read(rows);
                }
            }
        });
    }

    private static Changes read(ResultSet rows) throws SQLException {
        long next = 0;
        List<Change> changes = new ArrayList<>();
        while (rows.next()) {
            next = rows.getLong("next");
            if (rows.getObject("id") != null) {
                changes.add(new Change(rows.getLong("id"), event(rows)));
            }
        }
        return new Changes(next, changes);
    }

    /** Removes a bounded number of changes that are older than {@link #KEPT}. */
    void purge() {
        int _ =
                with(open -> {
                    try (Statement delete = open.createStatement()) {
                        return delete.executeUpdate(PURGE);
                    }
                });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection open) throws SQLException;
    }

    /** Works on the connection, and drops it after a failure. */
    private synchronized <T> T with(Work<T> work) {
        try {
            return work.on(connection());
        } catch (SQLException failed) {
            try {
                close();
            } catch (SQLException unclosed) {
                failed.addSuppressed(unclosed);
            }
            throw new DataAccessResourceFailureException("changes of events", failed);
        }
    }

    private static @Nullable EventId event(ResultSet rows) throws SQLException {
        UUID id = rows.getObject("event_id", UUID.class);
        return id == null ? null : new EventId(id);
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = open();
            connection = open;
        }
        return open;
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        String user = database.getUsername();
        String password = database.getPassword();
        if (user != null && password != null) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        Connection opened = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try {
            opened.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_MILLIS);
            return opened;
        } catch (SQLException | RuntimeException unusable) {
            opened.close();
            throw unusable;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
