package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.event.catalog.StaffRoster;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of all events. To change one, a caller must hold the lock of its event. */
@Repository
class StaffEntries implements StaffRoster {

    private static final String COLUMNS = "id, email, account_id, bound_at, created_at";

    /**
     * The form in which this release publishes entries: with the keyed hash of the address. Form 1
     * had the address in clear.
     */
    private static final int NEWEST_FORM = 2;

    private final JdbcClient jdbc;
    private final AddressKey addressKey;

    StaffEntries(JdbcClient jdbc, AddressKey addressKey) {
        this.jdbc = jdbc;
        this.addressKey = addressKey;
    }

    @Override
    public List<StaffEntry> staffOf(EventId event) {
        return jdbc.sql("select " + COLUMNS + " from staff where event_id = :event order by email")
                .param("event", event.value())
                .query(StaffEntries::entry)
                .list();
    }

    /** Lists entries after that email, in order of email. */
    List<StaffEntry> page(EventId event, @Nullable EmailAddress afterEmail, int rows) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from staff
                                where event_id = :event and email > :after
                                order by email limit :rows
                                """)
                .param("event", event.value())
                .param("after", afterEmail == null ? "" : afterEmail.value())
                .param("rows", rows)
                .query(StaffEntries::entry)
                .list();
    }

    Optional<StaffEntry> find(EventId event, EmailAddress email) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from staff where event_id = :event and email = :email")
                .param("event", event.value())
                .param("email", email.value())
                .query(StaffEntries::entry)
                .optional();
    }

    int count(EventId event) {
        return jdbc.sql("select count(*) from staff where event_id = :event")
                .param("event", event.value())
                .query(Integer.class)
                .single();
    }

    void insert(EventId event, StaffEntry entry) {
        jdbc.sql(
                        """
                        insert into staff (id, event_id, email, email_hash, created_at, message_form)
                        values (:id, :event, :email, :hash, :createdAt, :form)
                        """)
                .param("id", entry.id())
                .param("event", event.value())
                .param("email", entry.email())
                .param("hash", addressKey.hash(new EmailAddress(entry.email())))
                .param("createdAt", Timestamps.utc(entry.createdAt()))
                .param("form", NEWEST_FORM)
                .update();
    }

    /** Lists events with an entry that was last published in an older form. */
    List<EventId> eventsOfOlderForm(int events) {
        return jdbc.sql("select distinct event_id from staff where message_form < 2 limit :events")
                .param("events", events)
                .query((row, _) -> new EventId(row.getObject("event_id", UUID.class)))
                .list();
    }

    /** Notes that the event's entries are published in the newest form; false if they were. */
    boolean markPublished(EventId event) {
        return jdbc.sql(
                                """
                                update staff set message_form = :form
                                 where event_id = :event and message_form < 2
                                """)
                        .param("form", NEWEST_FORM)
                        .param("event", event.value())
                        .update()
                > 0;
    }

    boolean delete(EventId event, StaffKey entry) {
        return switch (entry) {
            case StaffKey.Id(UUID id) -> delete(event, "id", id);
            case StaffKey.Email(EmailAddress email) -> delete(event, "email", email.value());
        };
    }

    private boolean delete(EventId event, String column, Object value) {
        return jdbc.sql("delete from staff where event_id = :event and " + column + " = :value")
                        .param("event", event.value())
                        .param("value", value)
                        .update()
                == 1;
    }

    /** Binds an entry to an account. Returns false if it does not exist or is bound already. */
    boolean bind(EventId event, UUID id, String accountId, Instant boundAt) {
        return jdbc.sql(
                                """
                                update staff set account_id = :account, bound_at = :boundAt
                                where id = :id and event_id = :event and account_id is null
                                """)
                        .param("account", accountId)
                        .param("boundAt", Timestamps.utc(boundAt))
                        .param("id", id)
                        .param("event", event.value())
                        .update()
                == 1;
    }

    private static StaffEntry entry(ResultSet rs, int row) throws SQLException {
        return new StaffEntry(
                rs.getObject("id", UUID.class),
                rs.getString("email"),
                rs.getString("account_id"),
                Timestamps.instantOrNull(rs.getObject("bound_at", OffsetDateTime.class)),
                rs.getTimestamp("created_at").toInstant());
    }
}
