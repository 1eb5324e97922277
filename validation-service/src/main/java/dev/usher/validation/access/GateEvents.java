package dev.usher.validation.access;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.validation.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The copies of events, in the table {@code event}. */
@Repository
class GateEvents {

    private static final String COLUMNS =
            "id, organizer_id, status, title, starts_at, time_zone, opens_at, closes_at, reentry";

    private final JdbcClient jdbc;

    GateEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the state unless a newer one is known; returns whether it was kept. */
    boolean put(GateEvent event, Instant endsAt, long sequence) {
        return jdbc.sql(
                                """
                                insert into event (id, sequence, organizer_id, status, title, starts_at, ends_at,
                                                   time_zone, opens_at, closes_at, reentry)
                                values (:id, :sequence, :organizer, :status, :title, :starts, :ends,
                                        :zone, :opens, :closes, :reentry)
                                on conflict (id) do update set
                                    sequence = excluded.sequence, organizer_id = excluded.organizer_id,
                                    status = excluded.status, title = excluded.title,
                                    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                                    time_zone = excluded.time_zone, opens_at = excluded.opens_at,
                                    closes_at = excluded.closes_at, reentry = excluded.reentry
                                where event.sequence < excluded.sequence
                                """)
                        .param("id", event.id().value())
                        .param("sequence", sequence)
                        .param("organizer", event.organizerId())
                        .param("status", event.status().name())
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

    void delete(EventId event, long sequence) {
        jdbc.sql("delete from event where id = :id and sequence < :sequence")
                .param("id", event.value())
                .param("sequence", sequence)
                .update();
    }

    /**
     * Published events that are not over and for which the caller may scan, sorted by start, after
     * the event with the given start and id.
     */
    List<GateEvent> openFor(
            Steward steward, Instant now, Instant afterStart, UUID afterId, int limit) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from event
                                where status = 'PUBLISHED' and closes_at >= :now
                                  and (starts_at, id) > (:afterStart, :afterId)
                                  and (organizer_id = :organizer
                                       or id in (select event_id from staff where account_id = :account)
                                       or id in (select event_id from staff
                                                  where account_id is null and email_hash = :email))
                                order by starts_at, id limit :limit
                                """)
                .param("organizer", steward.organizerId())
                .param("account", steward.accountId())
                .param("email", steward.emailHash())
                .param("now", utc(now))
                .param("afterStart", utc(afterStart))
                .param("afterId", afterId)
                .param("limit", limit)
                .query(GateEvents::event)
                .list();
    }

    /**
     * Tells whether the caller is organizer of at least one event, or staff of one that is not a
     * draft.
     */
    boolean anyFor(Steward steward) {
        return jdbc.sql(
                        """
                        select exists (select from event where organizer_id = :organizer)
                            or exists (select from staff join event on event.id = staff.event_id
                                        where account_id = :account and status <> 'DRAFT')
                            or exists (select from staff join event on event.id = staff.event_id
                                        where account_id is null and email_hash = :email
                                          and status <> 'DRAFT')
                        """)
                .param("organizer", steward.organizerId())
                .param("account", steward.accountId())
                .param("email", steward.emailHash())
                .query(Boolean.class)
                .single();
    }

    static GateEvent event(ResultSet row, int number) throws SQLException {
        return new GateEvent(
                new EventId(row.getObject("id", UUID.class)),
                row.getString("organizer_id"),
                GateEvent.Status.valueOf(row.getString("status")),
                row.getString("title"),
                instant(row, "starts_at"),
                row.getString("time_zone"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getBoolean("reentry"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
