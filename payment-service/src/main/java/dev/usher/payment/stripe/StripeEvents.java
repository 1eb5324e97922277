package dev.usher.payment.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What Stripe told us, kept under its own id: a repeat is counted, not stored again. Taking an
 * event to work on it moves its due time on, so that a worker that dies leaves it to the next one.
 */
@Component
class StripeEvents {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    StripeEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Durable on return. True while there is work to do about it. */
    boolean store(
            String id, String type, boolean livemode, @Nullable String apiVersion, String payload) {
        return jdbc.sql(
                        """
                        INSERT INTO stripe_event (id, type, livemode, api_version, payload)
                        VALUES (:id, :type, :livemode, :apiVersion, :payload)
                        ON CONFLICT (id) DO UPDATE SET deliveries = stripe_event.deliveries + 1
                        RETURNING done_at IS NULL\
                        """)
                .param("id", id)
                .param("type", type)
                .param("livemode", livemode)
                .param("apiVersion", apiVersion)
                .param("payload", payload)
                .query(Boolean.class)
                .single();
    }

    /** Empty when it is done, or somebody is working on it. */
    Optional<Taken> take(String id) {
        return jdbc.sql(
                        """
                        UPDATE stripe_event
                        SET attempts = attempts + 1,
                            due_at = clock_timestamp() + make_interval(secs => :lease)
                        WHERE id = :id AND done_at IS NULL AND due_at <= clock_timestamp()
                        RETURNING id, payload, attempts\
                        """)
                .param("id", id)
                .param("lease", LEASE.toSeconds())
                .query((row, n) -> taken(row))
                .optional();
    }

    /** What was left over, each to one replica. */
    List<Taken> takeDue(int atMost) {
        return jdbc.sql(
                        """
                        WITH due AS (
                            SELECT id FROM stripe_event
                            WHERE done_at IS NULL AND due_at <= clock_timestamp()
                            ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        UPDATE stripe_event e
                        SET attempts = attempts + 1,
                            due_at = clock_timestamp() + make_interval(secs => :lease)
                        FROM due WHERE e.id = due.id
                        RETURNING e.id, e.payload, e.attempts\
                        """)
                .param("atMost", atMost)
                .param("lease", LEASE.toSeconds())
                .query((row, n) -> taken(row))
                .list();
    }

    void done(String id, String outcome) {
        jdbc.sql(
                        """
                        UPDATE stripe_event SET done_at = clock_timestamp(), outcome = :outcome
                        WHERE id = :id\
                        """)
                .param("id", id)
                .param("outcome", outcome)
                .update();
    }

    void later(String id, Duration delay, String why) {
        jdbc.sql(
                        """
                        UPDATE stripe_event
                        SET due_at = clock_timestamp() + make_interval(secs => :delay),
                            outcome = :why
                        WHERE id = :id AND done_at IS NULL\
                        """)
                .param("id", id)
                .param("delay", delay.toMillis() / 1000.0)
                .param("why", why)
                .update();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(row.getString("id"), row.getString("payload"), row.getInt("attempts"));
    }

    /** An event that is the caller's to work on for a while. */
    record Taken(String id, String payload, int attempts) {}
}
