package dev.usher.event.access;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds and deletes the entries of an erased person: those that were bound to the account, and
 * those that name its address and are not bound yet. An entry that was added after the erasure is
 * not meant.
 */
@Repository
class ErasedStaff {

    private static final String MEANT =
            """
             (account_id = :account or (account_id is null and email_hash = :hash))
               and created_at <= :at
            """;

    private final JdbcClient jdbc;
    private final AddressKey addressKey;

    ErasedStaff(JdbcClient jdbc, AddressKey addressKey) {
        this.jdbc = jdbc;
        this.addressKey = addressKey;
    }

    /**
     * A person whose entries are to be deleted.
     *
     * @param emailHash the keyed hash of the address; null if the account had none that is verified
     */
    record Person(String accountId, @Nullable String emailHash, Instant erasedAt) {}

    /**
     * Hashes addresses of entries that a release before this one added, and that can't be found by
     * a hash yet. Entries that another replica takes at this moment are passed over.
     *
     * @return the number of entries that were hashed
     */
    int hashSome(int rows) {
        Map<UUID, String> clear =
                jdbc
                        .sql(
                                """
                                select id, email from staff where email_hash is null
                                 limit :rows for update skip locked
                                """)
                        .param("rows", rows)
                        .query((row, _) ->
                                Map.entry(row.getObject("id", UUID.class), row.getString("email")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        clear.forEach((id, email) ->
                jdbc.sql("update staff set email_hash = :hash where id = :id")
                        .param("hash", addressKey.hash(new EmailAddress(email)))
                        .param("id", id)
                        .update());
        return clear.size();
    }

    /** Lists the events with entries of the person, in the order in which they are to be locked. */
    List<EventId> eventsOf(Person person) {
        return statement("select distinct event_id from staff where" + MEANT, person)
                .query((row, _) -> new EventId(row.getObject("event_id", UUID.class)))
                .list()
                .stream()
                .sorted(Comparator.comparing(EventId::value))
                .toList();
    }

    /** Deletes the entries of the person at an event, and returns their addresses. */
    List<String> delete(EventId event, Person person) {
        return statement(
                        "delete from staff where event_id = :event and"
                                + MEANT
                                + " returning email",
                        person)
                .param("event", event.value())
                .query((row, _) -> row.getString("email"))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Person person) {
        return jdbc.sql(sql)
                .param("account", person.accountId())
                .param("hash", person.emailHash())
                .param("at", utc(person.erasedAt()));
    }
}
