package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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

    /** At most so many whose holds are not all given back, kept from others until the commit. */
    public List<EventId> lockSome(int limit) {
        return jdbc.sql(
                        """
                        select id from event
                        where status = 'CANCELLED' and holds_released_at is null
                        order by id limit :limit
                        for update skip locked
                        """)
                .param("limit", limit)
                .query((rs, n) -> new EventId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Notes that nothing of them is held any more. */
    public void released(Collection<EventId> events, Instant now) {
        jdbc.sql("update event set holds_released_at = :now where id = any (:ids::uuid[])")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", events.stream().map(EventId::value).toArray(UUID[]::new))
                .update();
    }
}
