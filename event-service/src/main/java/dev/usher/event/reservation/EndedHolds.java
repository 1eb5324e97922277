package dev.usher.event.reservation;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ends holds in bulk. These statements change the status in SQL although elsewhere a change of
 * state is a verb of {@link Reservation}: a sweep ends hundreds of holds in one statement and needs
 * nothing of them but their seats. What the verbs do to a row, each statement does as well: it sets
 * the status, counts the version up and notes the time.
 */
@Repository
class EndedHolds {

    private final JdbcClient jdbc;

    EndedHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Ends holds whose time is over, the oldest first, and skips those that another replica has
     * locked.
     *
     * @param limit how many holds to end at most
     * @return the seats of the ended holds
     */
    List<Seats> expire(Instant now, int limit) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from reservation
                            where status = 'HELD' and held_until <= :now
                            order by held_until
                            limit :limit
                            for update skip locked
                        ), ended as (
                            update reservation r
                            set status = 'EXPIRED', updated_at = :now, version = r.version + 1
                            from due where r.id = due.id
                            returning r.id
                        )
                        select i.ticket_type_id, i.quantity
                        from reservation_item i join ended on ended.id = i.reservation_id
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(EndedHolds::seats)
                .list();
    }

    /** Finds the moment at which the next hold ends; empty if nothing is held. */
    Optional<Instant> nextEnd() {
        return jdbc.sql("select min(held_until) from reservation where status = 'HELD'")
                .query((rs, _) ->
                        Optional.ofNullable(instantOrNull(rs.getObject(1, OffsetDateTime.class))))
                .single();
    }

    /**
     * Releases holds of the event. It waits for transactions that have locked one of them, so that
     * none is left out.
     *
     * @param limit how many holds to release at most
     * @return the seats of the released holds; empty if the event has no hold left
     */
    List<Seats> release(EventId event, Instant now, int limit) {
        List<UUID> held =
                jdbc.sql(
                                """
                                select id from reservation
                                where event_id = :event and status = 'HELD'
                                order by id limit :limit for update
                                """)
                        .param("event", event.value())
                        .param("limit", limit)
                        .query((rs, _) -> rs.getObject(1, UUID.class))
                        .list();
        if (held.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        with ended as (
                            update reservation
                            set status = 'RELEASED', updated_at = :now, version = version + 1
                            where id = any (:ids::uuid[])
                            returning id
                        )
                        select i.ticket_type_id, i.quantity
                        from reservation_item i join ended on ended.id = i.reservation_id
                        """)
                .param("now", utc(now))
                .param("ids", held.toArray(UUID[]::new))
                .query(EndedHolds::seats)
                .list();
    }

    private static Seats seats(ResultSet rs, int row) throws SQLException {
        return new Seats(new TicketTypeId(rs.getObject(1, UUID.class)), rs.getInt(2));
    }
}
