package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps how far Stripe's list of events was read. One replica at a time has the lease to read on.
 */
@Repository
class EventCursor {

    private final JdbcClient jdbc;

    EventCursor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leases the list. Empty while another replica has it, or if it was read a moment ago. */
    Optional<Position> lease(Duration lease, Duration interval) {
        return jdbc.sql(
                        """
                        update stripe_cursor
                        set lease_until = clock_timestamp() + make_interval(secs => :lease)
                        where lease_until < clock_timestamp()
                          and (read_at is null or read_at
                               <= clock_timestamp() - make_interval(secs => :interval))
                        returning event_id
                        """)
                .param("lease", lease.toMillis() / 1000.0)
                .param("interval", interval.toMillis() / 1000.0)
                .query((row, _) -> new Position(row.getString("event_id")))
                .optional();
    }

    /** Tells which of the events are not stored here. */
    Set<String> missing(Collection<String> events) {
        Set<String> missing = new HashSet<>(events);
        jdbc.sql("select id from stripe_event where id = any(:ids)")
                .param("ids", events.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(missing::remove);
        return missing;
    }

    /**
     * Marks events as seen in Stripe's list and moves the cursor on, in one statement.
     *
     * @param newest null if the cursor stays
     */
    void moveOn(Collection<String> seen, @Nullable String newest) {
        jdbc.sql(
                        """
                        with seen as (
                            update stripe_event set confirmed_at = clock_timestamp()
                            where id = any(:ids) and confirmed_at is null)
                        update stripe_cursor set event_id = coalesce(:newest, event_id)
                        """)
                .param("ids", seen.toArray(String[]::new))
                .param("newest", newest)
                .update();
    }

    /** Forgets the cursor, because Stripe does not know it any more. */
    void reset() {
        jdbc.sql("update stripe_cursor set event_id = null").update();
    }

    /** Lets the next replica read; records whether the list was read to its end. */
    void release(boolean readToEnd) {
        jdbc.sql(
                        """
                        update stripe_cursor
                        set lease_until = '-infinity',
                            read_at = case when :end then clock_timestamp() else read_at end
                        """)
                .param("end", readToEnd)
                .update();
    }

    /** The newest event that was read; null before the first. */
    record Position(@Nullable String event) {}
}
