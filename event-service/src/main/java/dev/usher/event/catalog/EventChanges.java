package dev.usher.event.catalog;

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
import org.springframework.stereotype.Component;

/**
 * Reads which events changed, over a connection beside the pool: buyers who fill the pool must not
 * make the catalogue forget.
 */
@Component
class EventChanges implements AutoCloseable {

    /** More than so many at once count as all. */
    static final int MANY = 10_000;

    /** How long a change is kept for replicas that were away. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int ANSWER_WITHIN_MILLIS = 2_000;
    private static final int PURGED_AT_ONCE = 10_000;

    /**
     * The oldest transaction that is still under way is where the next look begins: whatever it and
     * later ones change, however late they commit, is found then. One statement, so one snapshot.
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

    /** A change of one event, or of so many that the event is null. */
    record Change(long id, @Nullable EventId event) {}

    /**
     * What transactions from a number on changed, as far as they have committed.
     *
     * @param next from where to look the next time; a change may then be found again
     */
    record Changes(long next, List<Change> changes) {

        Changes {
            changes = List.copyOf(changes);
        }
    }

    synchronized Changes since(long transaction) throws SQLException {
        try (PreparedStatement select = connection().prepareStatement(SINCE)) {
            select.setString(1, Long.toString(transaction));
            try (ResultSet rows = select.executeQuery()) {
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
        } catch (SQLException unreadable) {
            close();
            throw unreadable;
        }
    }

    /** Removes what every replica has seen long ago, a bounded number at a time. */
    synchronized void purge() throws SQLException {
        try (Statement delete = connection().createStatement()) {
            delete.executeUpdate(PURGE);
        } catch (SQLException failed) {
            close();
            throw failed;
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
