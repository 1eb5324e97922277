package dev.usher.validation.roster;

import dev.usher.credential.VerifyingKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public keys learnt from ticket-service. */
@Repository
class RosterKeys {

    private final JdbcClient database;

    RosterKeys(JdbcClient database) {
        this.database = database;
    }

    void put(RosterKey key, long sequence) {
        database.sql(
                        """
                        INSERT INTO ticket_key (key_id, sequence, event_id, public_key, status)
                        VALUES (:id, :sequence, :event, :key, :status)
                        ON CONFLICT (key_id) DO UPDATE SET
                            sequence = excluded.sequence, event_id = excluded.event_id,
                            public_key = excluded.public_key, status = excluded.status
                        WHERE ticket_key.sequence < excluded.sequence
                        """)
                .param("id", key.keyId())
                .param("sequence", sequence)
                .param("event", key.eventId())
                .param("key", key.key().toBytes())
                .param("status", key.status())
                .update();
    }

    void delete(String keyId, long sequence) {
        database.sql("DELETE FROM ticket_key WHERE key_id = :id AND sequence < :sequence")
                .param("id", keyId)
                .param("sequence", sequence)
                .update();
    }

    Optional<RosterKey> find(String keyId) {
        return database.sql(
                        "SELECT key_id, event_id, public_key, status FROM ticket_key"
                                + " WHERE key_id = :id")
                .param("id", keyId)
                .query((row, number) ->
                        new RosterKey(
                                row.getString("key_id"),
                                row.getObject("event_id", UUID.class),
                                new VerifyingKey(row.getBytes("public_key")),
                                row.getString("status")))
                .optional();
    }
}
