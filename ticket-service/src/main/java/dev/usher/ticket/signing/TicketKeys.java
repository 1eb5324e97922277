package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.ticket.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public keys of all events. No private key is ever stored. */
@Repository
class TicketKeys {

    private final JdbcClient database;

    TicketKeys(JdbcClient database) {
        this.database = database;
    }

    /** False if the event has its key of this generation already. */
    boolean add(TicketKey key) {
        return database.sql(
                                """
                                INSERT INTO ticket_key (id, event_id, generation, public_key, status,
                                                        message_sequence)
                                VALUES (:id, :event, :generation, :key, :status, 1)
                                ON CONFLICT (event_id, generation) DO NOTHING
                                """)
                        .param("id", key.id().toString())
                        .param("event", key.eventId().value())
                        .param("generation", key.generation())
                        .param("key", key.publicKey().toBytes())
                        .param("status", key.status().name())
                        .update()
                == 1;
    }

    Optional<TicketKey> active(EventId event) {
        return database.sql(
                        "SELECT * FROM ticket_key WHERE event_id = :event AND status = 'ACTIVE'")
                .param("event", event.value())
                .query(TicketKeys::key)
                .optional();
    }

    Optional<TicketKey> find(KeyId id) {
        return database.sql("SELECT * FROM ticket_key WHERE id = :id")
                .param("id", id.toString())
                .query(TicketKeys::key)
                .optional();
    }

    /** Any key, empty as long as there is none. */
    Optional<TicketKey> any() {
        return database.sql("SELECT * FROM ticket_key ORDER BY id LIMIT 1")
                .query(TicketKeys::key)
                .optional();
    }

    /** By id, from the first after that; of one event if it is given. */
    List<TicketKey> list(@Nullable EventId event, String after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM ticket_key
                        WHERE id > :after AND (CAST(:event AS uuid) IS NULL OR event_id = :event)
                        ORDER BY id LIMIT :rows
                        """)
                .param("after", after)
                .param("event", event == null ? null : event.value())
                .param("rows", rows)
                .query(TicketKeys::key)
                .list();
    }

    private static TicketKey key(ResultSet row, int number) throws SQLException {
        return new TicketKey(
                KeyId.parse(row.getString("id")),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getInt("generation"),
                new VerifyingKey(row.getBytes("public_key")),
                KeyStatus.valueOf(row.getString("status")));
    }
}
