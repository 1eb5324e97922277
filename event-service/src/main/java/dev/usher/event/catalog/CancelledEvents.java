package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events that were called off while seats of them were held. */
@Repository
public class CancelledEvents {

    private final JdbcClient jdbc;

    CancelledEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One whose holds are not all given back, kept from other replicas until the commit. */
    public Optional<EventId> lockNext() {
        return jdbc.sql(
                        """
                        select id from event
                        where status = 'CANCELLED' and holds_released_at is null
                        order by id limit 1
                        for update skip locked
                        """)
                .query((rs, n) -> new EventId(rs.getObject(1, UUID.class)))
                .optional();
    }

    /** Notes that nothing of it is held any more. */
    public void released(EventId event, Instant now) {
        jdbc.sql("update event set holds_released_at = :now where id = :event")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("event", event.value())
                .update();
    }
}
