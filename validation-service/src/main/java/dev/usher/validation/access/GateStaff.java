package dev.usher.validation.access;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;
import static dev.usher.platform.database.Timestamps.utcOrNull;

import dev.usher.platform.web.security.EmailAddress;
import dev.usher.validation.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staff lists of events, in the table {@code staff}. */
@Repository
class GateStaff {

    private final JdbcClient jdbc;

    GateStaff(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                            insert into staff (id, event_id, email, account_id, bound_at)
                            values (:id, :event, :email, :account, :bound)
                            on conflict (id) do update set
                                email = excluded.email,
                                account_id = coalesce(excluded.account_id, staff.account_id),
                                bound_at = coalesce(excluded.bound_at, staff.bound_at)
                            """)
                    .param("id", entry.id().value())
                    .param("event", event.value())
                    .param("email", entry.email().value())
                    .param("account", entry.accountId())
                    .param("bound", utcOrNull(entry.boundAt()))
                    .update();
        }
    }

    List<GateStaffEntry> of(EventId event) {
        return jdbc.sql("select id, email, account_id, bound_at from staff where event_id = :event")
                .param("event", event.value())
                .query(GateStaff::entry)
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

    private static GateStaffEntry entry(ResultSet row, int number) throws SQLException {
        return new GateStaffEntry(
                new StaffId(row.getObject("id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("account_id"),
                instantOrNull(row.getObject("bound_at", OffsetDateTime.class)));
    }
}
