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

/** The public keys of all events, in the table {@code ticket_key}. Private keys are not stored. */
@Repository
class TicketKeys {

    private final JdbcClient jdbc;

    TicketKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the key; returns false if the event already has a key of this generation. */
    boolean add(TicketKey key) {
        return jdbc.sql(
                                """
                                insert into ticket_key (id, event_id, generation, public_key, status,
                                                        disclosed, message_sequence)
                                values (:id, :event, :generation, :key, :status, :disclosed, 1)
                                on conflict (event_id, generation) do nothing
                                """)
                        .param("id", key.id().toString())
                        .param("event", key.eventId().value())
                        .param("generation", key.generation())
                        .param("key", key.publicKey().toBytes())
                        .param("status", key.status().name())
                        .param("disclosed", key.disclosed())
                        .update()
                == 1;
    }

    /** Lets callers read the keys of the event. */
    void disclose(EventId event) {
        jdbc.sql("update ticket_key set disclosed = true where event_id = :event and not disclosed")
                .param("event", event.value())
                .update();
    }

    Optional<TicketKey> active(EventId event) {
        return jdbc.sql("select * from ticket_key where event_id = :event and status = 'ACTIVE'")
                .param("event", event.value())
                .query(TicketKeys::key)
                .optional();
    }

    Optional<TicketKey> find(KeyId id) {
        return jdbc.sql("select * from ticket_key where id = :id")
                .param("id", id.toString())
                .query(TicketKeys::key)
                .optional();
    }

    /** The key, if callers may read it. */
    Optional<TicketKey> findDisclosed(KeyId id) {
        return find(id).filter(TicketKey::disclosed);
    }

    /** Any key; empty if no key exists. */
    Optional<TicketKey> any() {
        return jdbc.sql("select * from ticket_key order by id limit 1")
                .query(TicketKeys::key)
                .optional();
    }

    /**
     * The keys after the given id that callers may read, sorted by id; of one event, if it is
     * given.
     */
    List<TicketKey> list(@Nullable EventId event, String after, int rows) {
        return jdbc.sql(
                        """
                        select * from ticket_key
                        where id > :after and disclosed and (cast(:event as uuid) is null or event_id = :event)
                        order by id limit :rows
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
                KeyStatus.valueOf(row.getString("status")),
                row.getBoolean("disclosed"));
    }
}
