package dev.usher.validation.access;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The local copy of events and their staff lists. */
@Repository
class GateEvents {

    private static final String COLUMNS =
            "id, organizer_id, status, title, starts_at, time_zone, opens_at, closes_at, reentry";

    private final JdbcClient database;

    GateEvents(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the state if it is newer than what is known; tells whether it was. */
    boolean put(GateEvent event, Instant endsAt, long sequence) {
        return database.sql(
                                """
                                INSERT INTO event (id, sequence, organizer_id, status, title, starts_at, ends_at,
                                                   time_zone, opens_at, closes_at, reentry)
                                VALUES (:id, :sequence, :organizer, :status, :title, :starts, :ends,
                                        :zone, :opens, :closes, :reentry)
                                ON CONFLICT (id) DO UPDATE SET
                                    sequence = excluded.sequence, organizer_id = excluded.organizer_id,
                                    status = excluded.status, title = excluded.title,
                                    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                                    time_zone = excluded.time_zone, opens_at = excluded.opens_at,
                                    closes_at = excluded.closes_at, reentry = excluded.reentry
                                WHERE event.sequence < excluded.sequence
                                """)
                        .param("id", event.id())
                        .param("sequence", sequence)
                        .param("organizer", event.organizerId())
                        .param("status", event.status())
                        .param("title", event.title())
                        .param("starts", utc(event.startsAt()))
                        .param("ends", utc(endsAt))
                        .param("zone", event.timeZone())
                        .param("opens", utc(event.opensAt()))
                        .param("closes", utc(event.closesAt()))
                        .param("reentry", event.reentry())
                        .update()
                == 1;
    }

    void delete(UUID eventId, long sequence) {
        database.sql("DELETE FROM event WHERE id = :id AND sequence < :sequence")
                .param("id", eventId)
                .param("sequence", sequence)
                .update();
    }

    /**
     * Makes the staff list equal to the announced one. A binding made here stays although the list
     * announced does not have it yet: it is on its way to event-service and will come back.
     */
    void replaceStaff(UUID eventId, List<StaffEntry> announced) {
        database.sql("DELETE FROM staff WHERE event_id = :event AND NOT id = ANY(:ids)")
                .param("event", eventId)
                .param("ids", announced.stream().map(StaffEntry::id).toArray(UUID[]::new))
                .update();
        for (StaffEntry entry : announced) {
            database.sql(
                            """
                            INSERT INTO staff (id, event_id, email, account_id, bound_at)
                            VALUES (:id, :event, :email, :account, :bound)
                            ON CONFLICT (id) DO UPDATE SET
                                email = excluded.email,
                                account_id = coalesce(excluded.account_id, staff.account_id),
                                bound_at = coalesce(excluded.bound_at, staff.bound_at)
                            """)
                    .param("id", entry.id())
                    .param("event", eventId)
                    .param("email", entry.email().toLowerCase(Locale.ROOT))
                    .param("account", entry.accountId())
                    .param("bound", entry.boundAt() == null ? null : utc(entry.boundAt()))
                    .update();
        }
    }

    Optional<GateEvent> find(UUID eventId) {
        return database.sql("SELECT " + COLUMNS + " FROM event WHERE id = :id")
                .param("id", eventId)
                .query(GateEvents::event)
                .optional();
    }

    List<StaffEntry> staffOf(UUID eventId) {
        return database.sql(
                        "SELECT id, email, account_id, bound_at FROM staff WHERE event_id = :id")
                .param("id", eventId)
                .query((row, number) ->
                        new StaffEntry(
                                row.getObject("id", UUID.class),
                                row.getString("email"),
                                row.getString("account_id"),
                                nullableInstant(row, "bound_at")))
                .list();
    }

    /** Binds the entry if nobody holds it yet; tells whether this call did. */
    boolean bind(UUID staffId, String accountId, Instant at) {
        return database.sql(
                                "UPDATE staff SET account_id = :account, bound_at = :at"
                                        + " WHERE id = :id AND account_id IS NULL")
                        .param("account", accountId)
                        .param("at", utc(at))
                        .param("id", staffId)
                        .update()
                == 1;
    }

    /** Published events not yet over for which the caller may scan, soonest first, after a key. */
    List<GateEvent> openFor(
            String accountId,
            @Nullable String email,
            Instant now,
            Instant afterStart,
            UUID afterId,
            int limit) {
        return database.sql(
                        "SELECT "
                                + COLUMNS
                                + """
                                 FROM event
                                WHERE status = 'PUBLISHED' AND closes_at >= :now
                                  AND (starts_at, id) > (:afterStart, :afterId)
                                  AND (organizer_id = :account
                                       OR id IN (SELECT event_id FROM staff WHERE account_id = :account)
                                       OR id IN (SELECT event_id FROM staff
                                                  WHERE account_id IS NULL AND email = :email))
                                ORDER BY starts_at, id LIMIT :limit
                                """)
                .param("account", accountId)
                .param("email", email == null ? null : email.toLowerCase(Locale.ROOT))
                .param("now", utc(now))
                .param("afterStart", utc(afterStart))
                .param("afterId", afterId)
                .param("limit", limit)
                .query(GateEvents::event)
                .list();
    }

    /** Whether the caller is organizer or staff of any event at all. */
    boolean anyFor(String accountId, @Nullable String email) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM event WHERE organizer_id = :account)
                            OR EXISTS (SELECT 1 FROM staff WHERE account_id = :account)
                            OR EXISTS (SELECT 1 FROM staff WHERE account_id IS NULL AND email = :email)
                        """)
                .param("account", accountId)
                .param("email", email == null ? null : email.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    private static GateEvent event(ResultSet row, int number) throws SQLException {
        return new GateEvent(
                row.getObject("id", UUID.class),
                row.getString("organizer_id"),
                row.getString("status"),
                row.getString("title"),
                instant(row, "starts_at"),
                row.getString("time_zone"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getBoolean("reentry"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(nullableInstant(row, column), column);
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column)
            throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
