package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds cancelled events, and those of them whose holds are not released yet. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CancelledEvents {

    private static final String TO_RELEASE =
            "select id from event where status = 'CANCELLED' and holds_released_at is null";

    /** Skips an event that another replica has locked. */
    private static final String LOCK = " order by id limit :limit for no key update skip locked";

    private final JdbcClient jdbc;

    CancelledEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells whether the event is cancelled. If it is not, this locks it, so that it cannot be
     * cancelled before the transaction ends.
     */
    public boolean contains(EventId event) {
        return jdbc.sql("select status = 'CANCELLED' from event where id = :id for share")
                .param("id", event.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Tells whether the event is cancelled, without a lock. */
    public boolean containsNow(EventId event) {
        return jdbc.sql("select status = 'CANCELLED' from event where id = :id")
                .param("id", event.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Locks at most {@code limit} events with holds to release until the transaction ends. */
    public List<EventId> lockSome(int limit) {
        return jdbc.sql(TO_RELEASE + LOCK)
                .param("limit", limit)
                .query((rs, _) -> new EventId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Locks that event if it has holds to release; empty if not, or if another replica has it. */
    public List<EventId> lock(EventId event) {
        return jdbc.sql(TO_RELEASE + " and id = :id" + LOCK)
                .param("id", event.value())
                .param("limit", 1)
                .query((rs, _) -> new EventId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Records that the event has no holds left to release. */
    public void released(EventId event, Instant now) {
        jdbc.sql("update event set holds_released_at = :now where id = :id")
                .param("now", Timestamps.utc(now))
                .param("id", event.value())
                .update();
    }
}
