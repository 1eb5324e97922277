package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    static final String DISOWNED = "quarantined: not in Stripe's books";

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
        jdbc.sql("update stripe_cursor set event_id = null, whole_since = null").update();
    }

    /**
     * Notes that the list was read from its newest event backwards.
     *
     * @param whole whether nothing was left out
     */
    void begun(boolean whole) {
        jdbc.sql(
                        """
                        update stripe_cursor
                        set whole_since = case when :whole
                            then coalesce(whole_since, clock_timestamp())
                            else clock_timestamp() end
                        """)
                .param("whole", whole)
                .update();
    }

    /** Lets the next replica read; records how far the list was read. */
    void release(Reading reading) {
        jdbc.sql(
                        """
                        update stripe_cursor
                        set lease_until = '-infinity',
                            read_at = case when :end then clock_timestamp() else read_at end,
                            reading_since = case when not :failed
                                then coalesce(reading_since, clock_timestamp()) end
                        """)
                .param("end", reading == Reading.TO_THE_END)
                .param("failed", reading == Reading.FAILED)
                .update();
    }

    /**
     * Finds notifications that have settled an order and that Stripe's list did not show within a
     * time in which no read of it failed.
     */
    List<StoredNotifications.Taken> unconfirmed(Duration within, int atMost) {
        return jdbc.sql(
                        """
                        select e.id, e.payload, e.attempts from stripe_event e, stripe_cursor c
                        where e.confirmed_at is null and e.outcome in ('paid', 'late')
                          and e.payload is not null and e.received_at >= c.whole_since
                          and e.received_at < c.read_at - make_interval(secs => :within)
                          and c.reading_since < c.read_at - make_interval(secs => :within)
                        order by e.received_at limit :atMost
                        """)
                .param("within", within.toMillis() / 1000.0)
                .param("atMost", atMost)
                .query((row, _) ->
                        new StoredNotifications.Taken(
                                row.getString("id"),
                                row.getString("payload"),
                                row.getInt("attempts")))
                .list();
    }

    /** Marks a notification as true, because the session that it names says the same. */
    void confirm(String event) {
        jdbc.sql("update stripe_event set confirmed_at = clock_timestamp() where id = :id")
                .param("id", event)
                .update();
    }

    /** Records that a notification which had settled an order was not Stripe's. */
    void disown(String event) {
        jdbc.sql("update stripe_event set outcome = :outcome where id = :id")
                .param("outcome", DISOWNED)
                .param("id", event)
                .update();
    }

    /** The end of a run of reads. */
    enum Reading {
        TO_THE_END,
        /** The next run goes on. */
        NOT_YET,
        FAILED
    }

    /** The newest event that was read; null before the first. */
    record Position(@Nullable String event) {}
}
