package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.ticket.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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

    /**
     * The active keys of the events. A rotation waits until this transaction ends; the lock is the
     * one that a new ticket takes on its key anyway.
     */
    List<TicketKey> lockActive(Collection<EventId> events) {
        return jdbc.sql(
                        """
                        select * from ticket_key where event_id = any (:events) and status = 'ACTIVE'
                         order by id for key share
                        """)
                .param(
                        "events",
                        new SqlArrayValue("uuid", events.stream().map(EventId::value).toArray()))
                .query(TicketKeys::key)
                .list();
    }

    /**
     * All keys of the event, oldest first. Minting for the event waits until the caller commits.
     */
    List<TicketKey> lockAll(EventId event) {
        return jdbc.sql(
                        """
                        select * from ticket_key where event_id = :event
                         order by generation for update
                        """)
                .param("event", event.value())
                .query(TicketKeys::key)
                .list();
    }

    /** Lets the key only verify; returns the sequence of the message about it. */
    long retire(KeyId id) {
        return changed("status = 'VERIFY_ONLY'", id);
    }

    /** Lets the key verify nothing; returns the sequence of the message about it. */
    long revoke(KeyId id) {
        return changed("status = 'REVOKED', replaced = false", id);
    }

    private long changed(String what, KeyId id) {
        return jdbc.sql(
                        "update ticket_key set %s, message_sequence = message_sequence + 1"
                                        .formatted(what)
                                + " where id = :id returning message_sequence")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }

    /** Adds the key as a message told of it, or replaces an older state. */
    void restore(TicketKey key, long sequence) {
        jdbc.sql(
                        """
                        insert into ticket_key (id, event_id, generation, public_key, status,
                                                disclosed, message_sequence)
                        values (:id, :event, :generation, :key, :status, false, :sequence)
                        on conflict (id) do update set status = excluded.status,
                            message_sequence = excluded.message_sequence
                         where ticket_key.message_sequence < excluded.message_sequence
                        """)
                .param("id", key.id().toString())
                .param("event", key.eventId().value())
                .param("generation", key.generation())
                .param("key", key.publicKey().toBytes())
                .param("status", key.status().name())
                .param("sequence", sequence)
                .update();
    }

    /** A key with the sequence of the next message about it. */
    record Counted(TicketKey key, long sequence) {}

    /** The next keys in the order of their ids, with a message counted about each. */
    List<Counted> countAfter(String id, int rows) {
        return jdbc
                .sql(
                        """
                        with chosen as (
                            select id from ticket_key where id > :after
                             order by id limit :rows for update)
                        update ticket_key k set message_sequence = message_sequence + 1
                          from chosen c where k.id = c.id
                        returning k.*
                        """)
                .param("after", id)
                .param("rows", rows)
                .query((row, number) ->
                        new Counted(key(row, number), row.getLong("message_sequence")))
                .list()
                .stream()
                .sorted(Comparator.comparing(each -> each.key().id().toString()))
                .toList();
    }

    /** Notes that the tickets of the key are being issued again. */
    void markReplaced(KeyId id) {
        jdbc.sql("update ticket_key set replaced = true where id = :id")
                .param("id", id.toString())
                .update();
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
                        select * from ticket_key where id > :after and disclosed %s
                        order by id limit :rows
                        """
                                .formatted(event == null ? "" : "and event_id = :event"))
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
                row.getBoolean("disclosed"),
                row.getBoolean("replaced"));
    }
}
