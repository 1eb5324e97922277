package dev.usher.payment.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stripe's notifications, stored under Stripe's id: a repeat is counted, not stored again. Taking a
 * notification leases it for a while, so that another worker takes it if the first one dies.
 */
@Repository
class StoredNotifications {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    StoredNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a notification durably. Returns whether it still has to be processed. */
    boolean store(
            String id, String type, boolean livemode, @Nullable String apiVersion, String payload) {
        return jdbc.sql(
                        """
                        insert into stripe_event (id, type, livemode, api_version, payload)
                        values (:id, :type, :livemode, :apiVersion, :payload)
                        on conflict (id) do update set deliveries = stripe_event.deliveries + 1
                        returning done_at is null
                        """)
                .param("id", id)
                .param("type", type)
                .param("livemode", livemode)
                .param("apiVersion", apiVersion)
                .param("payload", payload)
                .query(Boolean.class)
                .single();
    }

    /** Empty if the notification is done, or leased to another worker. */
    Optional<Taken> take(String id) {
        return jdbc.sql(
                        """
                        update stripe_event
                        set attempts = attempts + 1,
                            due_at = clock_timestamp() + make_interval(secs => :lease)
                        where id = :id and done_at is null and due_at <= clock_timestamp()
                        returning id, payload, attempts
                        """)
                .param("id", id)
                .param("lease", LEASE.toSeconds())
                .query((row, _) -> taken(row))
                .optional();
    }

    /** Takes notifications that are due, each for one replica only. */
    List<Taken> takeDue(int atMost) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from stripe_event
                            where done_at is null and due_at <= clock_timestamp()
                            order by due_at limit :atMost for update skip locked)
                        update stripe_event e
                        set attempts = attempts + 1,
                            due_at = clock_timestamp() + make_interval(secs => :lease)
                        from due where e.id = due.id
                        returning e.id, e.payload, e.attempts
                        """)
                .param("atMost", atMost)
                .param("lease", LEASE.toSeconds())
                .query((row, _) -> taken(row))
                .list();
    }

    void done(String id, String outcome) {
        jdbc.sql(
                        """
                        update stripe_event set done_at = clock_timestamp(), outcome = :outcome
                        where id = :id
                        """)
                .param("id", id)
                .param("outcome", outcome)
                .update();
    }

    /** Gives a notification up, which had no effect. */
    void drop(String id, String why) {
        jdbc.sql(
                        """
                        update stripe_event
                        set done_at = clock_timestamp(), dropped = true, outcome = :why
                        where id = :id
                        """)
                .param("id", id)
                .param("why", why)
                .update();
    }

    /** Makes a notification due again after a delay. */
    void later(String id, Duration delay, String why) {
        jdbc.sql(
                        """
                        update stripe_event
                        set due_at = clock_timestamp() + make_interval(secs => :delay),
                            outcome = :why
                        where id = :id and done_at is null
                        """)
                .param("id", id)
                .param("delay", delay.toMillis() / 1000.0)
                .param("why", why)
                .update();
    }

    /** Deletes the texts of notifications that were done before the retention began. */
    int purgePayloads(Duration retention, int atMost) {
        return jdbc.sql(
                        """
                        update stripe_event set payload = null where id in (
                            select id from stripe_event
                            where payload is not null
                              and done_at < clock_timestamp() - make_interval(secs => :retention)
                            order by done_at limit :atMost for update skip locked)
                        """)
                .param("retention", retention.toSeconds())
                .param("atMost", atMost)
                .update();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(row.getString("id"), row.getString("payload"), row.getInt("attempts"));
    }

    /** A notification that is leased to the caller. */
    record Taken(String id, String payload, int attempts) {}
}
