package dev.usher.chaos.check;

import dev.usher.platform.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Holds the locks that the relays of the services would hold. */
final class Relays implements AutoCloseable {

    private final Database database;
    private final Map<String, Connection> sessions = new TreeMap<>();

    Relays(Database database) throws SQLException {
        this.database = database;
        for (String service : List.of("event", "payment", "ticket", "validation")) {
            lead(service);
        }
    }

    /** Waits until an ending session has released the lock. */
    void lead(String service) throws SQLException {
        Connection session = database.connect(service);
        sessions.put(service, session);
        try (Statement statement = session.createStatement()) {
            statement.execute(
                    "select pg_advisory_lock(hashtext('usher.outbox'), hashtext(current_schema()))");
        }
    }

    /** Returns when the service has no leading relay. */
    void stop(String service) throws SQLException {
        try (Statement statement =
                Objects.requireNonNull(sessions.remove(service)).createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            statement.getConnection().close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection session : sessions.values()) {
            session.close();
        }
    }
}
