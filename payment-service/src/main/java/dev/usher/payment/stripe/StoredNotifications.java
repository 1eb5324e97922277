package dev.usher.payment.stripe;

import dev.usher.platform.messaging.Beside;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final JdbcClient jdbc;

    StoredNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores a notification durably: as done if it says nothing, else with its first attempt begun.
     * The sweep leaves it to the caller for a while, a short one if it is settled without Stripe.
     */
    Arrival store(Delivery delivery, Notification meaning) {
        String outcome = meaning instanceof Notification.Nothing(String reason) ? reason : null;
        Duration lease = meaning instanceof Notification.Money ? HEAD_START : LEASE;
        return jdbc.sql(
                        """
                        insert into stripe_event (id, type, livemode, api_version, payload,
                            attempts, due_at, done_at, outcome)
                        values (:id, :type, :livemode, :apiVersion, :payload, 1,
                            clock_timestamp() + make_interval(secs => :lease),
                            case when :done then clock_timestamp() end, :outcome)
                        on conflict (id) do update set deliveries = stripe_event.deliveries + 1
                        returning deliveries = 1 as first, done_at is not null as done
                        """)
                .param("id", delivery.id())
                .param("type", delivery.type())
                .param("livemode", delivery.livemode())
                .param("apiVersion", delivery.apiVersion())
                .param("payload", delivery.payload())
                .param("lease", lease.toMillis() / 1000.0)
                .param("done", outcome != null)
                .param("outcome", outcome)
                .query((row, _) -> Arrival.of(row.getBoolean("first"), row.getBoolean("done")))
                .single();
    }

    /** The storing of notifications that are done, each with that outcome. */
    Beside storing(List<Delivery> done, String outcome) {
        return new Beside(
                """
                insert into stripe_event (id, type, livemode, api_version, payload,
                    attempts, due_at, done_at, outcome)
                select id, type, livemode, version, payload, 1, clock_timestamp(),
                    clock_timestamp(), :doneAs
                from unnest(:doneIds::text[], :doneTypes::text[], :doneModes::boolean[],
                        :doneVersions::text[], :donePayloads::text[])
                    as e (id, type, livemode, version, payload)
                order by id
                on conflict (id) do update
                set deliveries = stripe_event.deliveries + 1, dropped = false,
                    done_at = coalesce(stripe_event.done_at, excluded.done_at),
                    outcome = excluded.outcome
                """,
                Map.of(
                        "doneAs",
                        outcome,
                        "doneIds",
                        done.stream().map(Delivery::id).toArray(String[]::new),
                        "doneTypes",
                        done.stream().map(Delivery::type).toArray(String[]::new),
                        "doneModes",
                        done.stream().map(Delivery::livemode).toArray(Boolean[]::new),
                        "doneVersions",
                        done.stream().map(Delivery::apiVersion).toArray(String[]::new),
                        "donePayloads",
                        done.stream().map(Delivery::payload).toArray(String[]::new)));
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
        done(Map.of(id, outcome));
    }

    /** Marks notifications as done, each with its outcome; the first outcome stays. */
    void done(Map<String, String> outcomes) {
        List<Map.Entry<String, String>> all = List.copyOf(outcomes.entrySet());
        jdbc.sql(
                        """
                        update stripe_event e
                        set done_at = clock_timestamp(), outcome = d.outcome
                        from unnest(:ids::text[], :outcomes::text[]) as d (id, outcome)
                        where e.id = d.id and e.done_at is null
                        """)
                .param("ids", all.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("outcomes", all.stream().map(Map.Entry::getValue).toArray(String[]::new))
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

    /** A notification as it arrives. */
    record Delivery(
            String id,
            String type,
            boolean livemode,
            @Nullable String apiVersion,
            String payload) {}

    /** Tells what is left to do for a notification that arrives. */
    enum Arrival {
        /** It has come for the first time, and the caller who stored it works on it. */
        FIRST,
        /** It came before and is not done. */
        REPEATED,
        DONE;

        private static Arrival of(boolean first, boolean done) {
            if (done) {
                return DONE;
            }
            return first ? FIRST : REPEATED;
        }
    }

    /** A notification that is leased to the caller. */
    record Taken(String id, String payload, int attempts) {}
}
