package dev.usher.payment.cancellation;

import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The copies of events, in the table {@code known_event}. The newest state is kept. */
@Repository
class KnownEvents {

    private final JdbcClient jdbc;

    KnownEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the state unless a newer one is known; returns whether it was kept. */
    boolean learn(KnownEvent event, long sequence) {
        return jdbc.sql(
                                """
                                insert into known_event (id, organizer_id, status, sequence)
                                values (:id, :organizer, :status, :sequence)
                                on conflict (id) do update set
                                    organizer_id = excluded.organizer_id,
                                    status = excluded.status, sequence = excluded.sequence
                                where known_event.sequence < excluded.sequence
                                """)
                        .param("id", event.id())
                        .param("organizer", event.organizerId())
                        .param("status", event.status().name())
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    void forget(UUID id, long sequence) {
        jdbc.sql("delete from known_event where id = :id and sequence < :sequence")
                .param("id", id)
                .param("sequence", sequence)
                .update();
    }

    Optional<KnownEvent> find(UUID id) {
        return jdbc.sql("select id, organizer_id, status from known_event where id = :id")
                .param("id", id)
                .query((row, _) ->
                        new KnownEvent(
                                row.getObject("id", UUID.class),
                                row.getString("organizer_id"),
                                KnownEvent.Status.valueOf(row.getString("status"))))
                .optional();
    }

    /** Watches the checkouts of a cancelled event until then. */
    void watch(UUID id, Instant until) {
        jdbc.sql("update known_event set watch_until = :until where id = :id")
                .param("until", Timestamps.utc(until))
                .param("id", id)
                .update();
    }

    /** The events to watch, the longest first. */
    List<UUID> watched(Instant now, int atMost) {
        return jdbc.sql(
                        """
                        select id from known_event where watch_until > :now
                        order by watch_until desc limit :atMost
                        """)
                .param("now", Timestamps.utc(now))
                .param("atMost", atMost)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
