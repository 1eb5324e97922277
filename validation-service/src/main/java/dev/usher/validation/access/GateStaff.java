package dev.usher.validation.access;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;
import static dev.usher.platform.database.Timestamps.utcOrNull;

import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.validation.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staff lists of events, in the table {@code staff}. */
@Repository
class GateStaff {

    private final JdbcClient jdbc;
    private final AddressKey addressKey;

    GateStaff(JdbcClient jdbc, AddressKey addressKey) {
        this.jdbc = jdbc;
        this.addressKey = addressKey;
    }

    /**
     * Makes the staff list equal to the published one. A binding that was made here is kept even if
     * the published list does not have it yet: event-service has not read it yet and will publish
     * it.
     */
    void replace(EventId event, List<GateStaffEntry> published) {
        jdbc.sql("delete from staff where event_id = :event and not id = any(:ids)")
                .param("event", event.value())
                .param(
                        "ids",
                        published.stream().map(entry -> entry.id().value()).toArray(UUID[]::new))
                .update();
        for (GateStaffEntry entry : published) {
            jdbc.sql(
                            """
                            insert into staff (id, event_id, email_hash, account_id, bound_at)
                            values (:id, :event, :email, :account, :bound)
                            on conflict (id) do update set
                                email_hash = excluded.email_hash, email = '',
                                account_id = coalesce(excluded.account_id, staff.account_id),
                                bound_at = coalesce(excluded.bound_at, staff.bound_at)
                            """)
                    .param("id", entry.id().value())
                    .param("event", event.value())
                    .param("email", entry.emailHash())
                    .param("account", entry.accountId())
                    .param("bound", utcOrNull(entry.boundAt()))
                    .update();
        }
    }

    /**
     * Replaces addresses that an earlier release copied in clear by their hashes. Until then such
     * an entry lets its person scan, but the list of a person's gates does not show the event.
     */
    void hashClearAddresses() {
        jdbc.sql("select distinct email from staff where email <> ''")
                .query(String.class)
                .list()
                .forEach(this::hash);
    }

    private void hash(String email) {
        jdbc.sql("update staff set email_hash = :hash, email = '' where email = :email")
                .param("hash", addressKey.hash(new EmailAddress(email)))
                .param("email", email)
                .update();
    }

    List<GateStaffEntry> of(EventId event) {
        return jdbc.sql(
                        """
                        select id, email, email_hash, account_id, bound_at from staff
                         where event_id = :event
                        """)
                .param("event", event.value())
                .query(this::entry)
                .list();
    }

    /** Binds the entry unless it is bound already; returns whether this call bound it. */
    boolean bind(StaffId entry, String accountId, Instant at) {
        return jdbc.sql(
                                """
                                update staff set account_id = :account, bound_at = :at
                                 where id = :id and account_id is null
                                """)
                        .param("account", accountId)
                        .param("at", utc(at))
                        .param("id", entry.value())
                        .update()
                == 1;
    }

    private GateStaffEntry entry(ResultSet row, int number) throws SQLException {
        return entry(new StaffId(row.getObject("id", UUID.class)), row);
    }

    /** Reads the columns of an entry, but for its id. */
    GateStaffEntry entry(StaffId id, ResultSet row) throws SQLException {
        return new GateStaffEntry(
                id,
                hashOf(row.getString("email_hash"), row.getString("email")),
                row.getString("account_id"),
                instantOrNull(row.getObject("bound_at", OffsetDateTime.class)));
    }

    private String hashOf(@Nullable String hash, String clear) {
        return hash != null ? hash : addressKey.hash(new EmailAddress(clear));
    }
}
