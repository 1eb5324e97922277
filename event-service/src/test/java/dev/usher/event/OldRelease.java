package dev.usher.event;

import dev.usher.platform.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The statements of the release before a migration, in the service's role with its time limits.
 * Each is repeated every few milliseconds, also after a refusal, as a service does.
 */
final class OldRelease implements AutoCloseable {

    static final String EVENT = "00000000-0000-0000-0000-000000000001";

    /** A lock or a statement that took too long: callers get 503 and repeat the call. */
    private static final Set<String> TOO_LONG = Set.of("55P03", "57014");

    private static final long PAUSE_MILLIS = 5;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private final List<Connection> connections = new ArrayList<>();
    private final List<ScheduledFuture<?>> loops = new ArrayList<>();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong renamed = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final List<SQLException> failures = new CopyOnWriteArrayList<>();

    OldRelease(Database database) throws SQLException {
        repeat(
                database,
                """
                insert into outbox (message_id, topic, key, aggregate_id, sequence, type, payload,
                    occurred_at, traceparent)
                select gen_random_uuid(), 't', 'k', 'a', coalesce(max(sequence), 0) + 1, 'x', '{}',
                    now(), ''
                from outbox where topic = 't' and aggregate_id = 'a'
                """,
                messages,
                Set.of());
        repeat(
                database,
                "update event set title = 'Evening of ' || version, version = version + 1"
                        + " where id = '%s'".formatted(EVENT),
                renamed,
                TOO_LONG);
        repeat(
                database,
                "select title, starts_at from event where id = '%s'".formatted(EVENT),
                read,
                TOO_LONG);
    }

    private void repeat(Database database, String sql, AtomicLong done, Set<String> expected)
            throws SQLException {
        Connection service = database.connect("event");
        connections.add(service);
        PreparedStatement statement = service.prepareStatement(sql);
        loops.add(
                threads.scheduleWithFixedDelay(
                        () -> once(statement, done, expected),
                        0,
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS));
    }

    private void once(PreparedStatement statement, AtomicLong done, Set<String> expected) {
        try {
            statement.execute();
            done.incrementAndGet();
        } catch (SQLException failure) {
            if (!expected.contains(failure.getSQLState())) {
                failures.add(failure);
            }
        }
    }

    long messages() {
        return messages.get();
    }

    /** Counts the changes of the event that were committed. */
    long renamed() {
        return renamed.get();
    }

    /** Tells whether each statement was done at least that many times. */
    boolean did(long times) {
        return messages.get() >= times && renamed.get() >= times && read.get() >= times;
    }

    /** The failures besides reads and changes of events that waited too long. */
    List<SQLException> failures() {
        return failures;
    }

    /** Returns after the last statement. */
    void stop() {
        loops.forEach(loop -> loop.cancel(false));
        threads.close();
    }

    @Override
    public void close() throws SQLException {
        stop();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
