package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Records which event was created for which {@code Idempotency-Key}. The stored answers alone are
 * not enough: a request would run again if the process died between its commit and its answer.
 */
@Repository
class EventRequests {

    private final JdbcClient jdbc;

    EventRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records the event of a key. Returns false if there is one already; waits for a transaction
     * that is recording one.
     */
    boolean take(String organizerId, String key, EventId event) {
        return jdbc.sql(
                                """
                                insert into event_request (organizer_id, idempotency_key, event_id)
                                values (:organizer, :key, :event)
                                on conflict do nothing
                                """)
                        .param("organizer", organizerId)
                        .param("key", key)
                        .param("event", event.value())
                        .update()
                == 1;
    }

    Optional<EventId> find(String organizerId, String key) {
        return jdbc.sql(
                        """
                        select event_id from event_request
                        where organizer_id = :organizer and idempotency_key = :key
                        """)
                .param("organizer", organizerId)
                .param("key", key)
                .query(UUID.class)
                .optional()
                .map(EventId::new);
    }
}
