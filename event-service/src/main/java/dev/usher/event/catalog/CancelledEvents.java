package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The events that were cancelled, and which of them still have holds to be released. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CancelledEvents {

    private static final String TO_RELEASE =
            "select id from event where status = 'CANCELLED' and holds_released_at is null";

    /** Passes over an event that another replica is at. */
    private static final String LOCK = " order by id limit :limit for no key update skip locked";

    private final JdbcClient jdbc;

    CancelledEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the event is cancelled; one that isn't stays so until the transaction ends. */
    public boolean contains(EventId event) {
        return jdbc.sql("select status = 'CANCELLED' from event where id = :id for share")
                .param("id", event.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The same at this moment, without a lock. */
    public boolean containsNow(EventId event) {
        return jdbc.sql("select status = 'CANCELLED' from event where id = :id")
                .param("id", event.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** At most so many events with holds to be released, locked until the transaction ends. */
    public List<EventId> lockSome(int limit) {
        return jdbc.sql(TO_RELEASE + LOCK)
                .param("limit", limit)
                .query((rs, n) -> new EventId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** That event, if it has holds to be released. */
    public List<EventId> lock(EventId event) {
        return jdbc.sql(TO_RELEASE + " and id = :id" + LOCK)
                .param("id", event.value())
                .param("limit", 1)
                .query((rs, n) -> new EventId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Notes that none is left. */
    public void released(EventId event, Instant now) {
        jdbc.sql("update event set holds_released_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", event.value())
                .update();
    }
}
