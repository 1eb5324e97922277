package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.validation.EventId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public keys learnt from ticket-service, in the table {@code ticket_key}. */
@Repository
class RosterKeys {

    private final JdbcClient jdbc;

    RosterKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the key unless a newer state of it is known. */
    void put(RosterKey key, long sequence) {
        jdbc.sql(
                        """
                        insert into ticket_key (key_id, sequence, event_id, public_key, status)
                        values (:id, :sequence, :event, :key, :status)
                        on conflict (key_id) do update set
                            sequence = excluded.sequence, event_id = excluded.event_id,
                            public_key = excluded.public_key, status = excluded.status
                        where ticket_key.sequence < excluded.sequence
                        """)
                .param("id", key.id().toString())
                .param("sequence", sequence)
                .param("event", key.eventId().value())
                .param("key", key.key().toBytes())
                .param("status", key.status().name())
                .update();
    }

    void delete(KeyId id, long sequence) {
        jdbc.sql("delete from ticket_key where key_id = :id and sequence < :sequence")
                .param("id", id.toString())
                .param("sequence", sequence)
                .update();
    }

    Optional<RosterKey> find(KeyId id) {
        return jdbc.sql("select event_id, public_key, status from ticket_key where key_id = :id")
                .param("id", id.toString())
                .query((row, _) ->
                        new RosterKey(
                                id,
                                new EventId(row.getObject("event_id", UUID.class)),
                                new VerifyingKey(row.getBytes("public_key")),
                                RosterKey.Status.valueOf(row.getString("status"))))
                .optional();
    }
}
