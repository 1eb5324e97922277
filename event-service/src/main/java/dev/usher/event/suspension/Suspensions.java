package dev.usher.event.suspension;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
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

/** The records of all suspensions. At most one of an event or account is in force at a time. */
@Repository
class Suspensions {

    private static final String SELECT =
            """
            select id, event_id, account_id, reason, suspended_by, suspended_at,
                lifted_by, lifted_at
            from suspension
            """;

    private final JdbcClient jdbc;

    Suspensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a suspension; returns false if one is in force already. */
    boolean insert(Suspension made) {
        return jdbc.sql(
                                """
                                insert into suspension (id, event_id, account_id, reason,
                                    suspended_by, suspended_at)
                                values (:id, :event, :account, :reason, :by, :at)
                                on conflict do nothing
                                """)
                        .param("id", made.id())
                        .param("event", event(made.suspended()))
                        .param("account", account(made.suspended()))
                        .param("reason", made.reason())
                        .param("by", made.suspendedBy())
                        .param("at", utc(made.suspendedAt()))
                        .update()
                == 1;
    }

    Optional<Suspension> inForce(Suspended suspended) {
        return jdbc.sql(
                        SELECT
                                + """
                                where lifted_at is null
                                    and (event_id = :event or account_id = :account)
                                """)
                .param("event", event(suspended))
                .param("account", account(suspended))
                .query(Suspensions::suspension)
                .optional();
    }

    /** Records the end of the suspension in force; returns false if there is none. */
    boolean lift(Suspended suspended, String by, Instant at) {
        return jdbc.sql(
                                """
                                update suspension set lifted_by = :by, lifted_at = :at
                                where lifted_at is null
                                    and (event_id = :event or account_id = :account)
                                """)
                        .param("by", by)
                        .param("at", utc(at))
                        .param("event", event(suspended))
                        .param("account", account(suspended))
                        .update()
                == 1;
    }

    /** Lists suspensions that were made before that one, the newest first. */
    List<Suspension> page(SuspensionFilter filter, @Nullable UUID before, int rows) {
        return jdbc.sql(
                        SELECT
                                + """
                                where (cast(:before as uuid) is null or id < :before)
                                    and (cast(:event as uuid) is null or event_id = :event)
                                    and (cast(:account as text) is null or account_id = :account)
                                    and (cast(:active as boolean) is null
                                        or (lifted_at is null) = :active)
                                order by id desc limit :rows
                                """)
                .param("before", before)
                .param("event", filter.eventId())
                .param("account", filter.accountId())
                .param("active", filter.active())
                .param("rows", rows)
                .query(Suspensions::suspension)
                .list();
    }

    /** The accounts that are suspended now, at most that many. */
    List<String> accounts(int most) {
        return jdbc.sql(
                        """
                        select account_id from suspension
                        where lifted_at is null and account_id is not null
                        order by account_id limit :most
                        """)
                .param("most", most)
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private static @Nullable UUID event(Suspended suspended) {
        return switch (suspended) {
            case Suspended.AnEvent(EventId id) -> id.value();
            case Suspended.AnAccount _ -> null;
        };
    }

    private static @Nullable String account(Suspended suspended) {
        return switch (suspended) {
            case Suspended.AnEvent _ -> null;
            case Suspended.AnAccount(String id) -> id;
        };
    }

    private static Suspension suspension(ResultSet rs, int row) throws SQLException {
        UUID event = rs.getObject("event_id", UUID.class);
        return new Suspension(
                rs.getObject("id", UUID.class),
                event == null
                        ? new Suspended.AnAccount(rs.getString("account_id"))
                        : new Suspended.AnEvent(new EventId(event)),
                rs.getString("reason"),
                rs.getString("suspended_by"),
                rs.getTimestamp("suspended_at").toInstant(),
                rs.getString("lifted_by"),
                instantOrNull(rs.getObject("lifted_at", OffsetDateTime.class)));
    }
}
