package dev.usher.event;

import dev.usher.platform.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes published events straight into the database. */
public final class Posters implements AutoCloseable {

    private final Connection connection;

    public Posters(Database database) throws SQLException {
        this.connection = database.connect("event");
    }

    public UUID add(String title, String description, String city, Instant startsAt, Instant endsAt)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into event (id, organizer_id, status, title, description,
                            location_name, location_city, location_country, starts_at, ends_at,
                            time_zone, reentry, supersede_on_holder_change, degraded_on_signature,
                            created_at, updated_at, version, message_sequence)
                        values (uuidv7(), 'organizer', 'PUBLISHED', ?, ?, 'Hall', ?, 'NL', ?, ?,
                            'Europe/Amsterdam', true, false, false, now(), now(), 1, 1)
                        returning id
                        """)) {
            insert.setString(1, title);
            insert.setString(2, description);
            insert.setString(3, city);
            insert.setObject(4, startsAt.atOffset(ZoneOffset.UTC));
            insert.setObject(5, endsAt.atOffset(ZoneOffset.UTC));
            try (var id = insert.executeQuery()) {
                id.next();
                return id.getObject(1, UUID.class);
            }
        }
    }

    public void retitle(UUID event, String title) throws SQLException {
        change("update event set title = ? where id = ?", title, event);
    }

    public void cancel(UUID event) throws SQLException {
        change("update event set status = ? where id = ?", "CANCELLED", event);
    }

    public void remove(UUID event) throws SQLException {
        change("delete from event where ? <> '' and id = ?", "gone", event);
    }

    /** Hides the changes from now on until {@link #commit}. */
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void change(String sql, String text, UUID event) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, text);
            change.setObject(2, event);
            change.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
