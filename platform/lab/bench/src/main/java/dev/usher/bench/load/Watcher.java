package dev.usher.bench.load;

import dev.usher.bench.machine.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * Polls the database for expected rows, with one connection and one statement for all of them. It
 * sees a row at most half a millisecond and one query later than any other reader would.
 */
public final class Watcher implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration BETWEEN_QUERIES = Duration.ofNanos(500_000);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Connection connection;
    private final PreparedStatement query;
    private final Map<UUID, Long> expected = new ConcurrentHashMap<>();
    private final Histogram latency = Latency.histogram();
    private final Thread polling;
    private volatile boolean open = true;

    public Watcher(String url, String sql) {
        try {
            connection = DriverManager.getConnection(url, USER, USER);
            query = connection.prepareStatement(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        polling = Thread.ofPlatform().name("watcher").daemon().start(this::poll);
    }

    /** Expects the row of a request that is meant to begin at that moment. */
    public void expect(UUID id, long intendedNanos) {
        expected.put(id, intendedNanos);
    }

    private void poll() {
        try {
            while (open) {
                if (expected.isEmpty() || queryOnce() == 0) {
                    Waiting.pause(BETWEEN_QUERIES);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private int queryOnce() throws SQLException {
        UUID[] asked = expected.keySet().toArray(UUID[]::new);
        query.setArray(1, connection.createArrayOf("uuid", asked));
        int found = 0;
        try (ResultSet present = query.executeQuery()) {
            long now = System.nanoTime();
            while (present.next()) {
                Long intended = expected.remove(present.getObject(1, UUID.class));
                if (intended != null) {
                    latency.recordValue(Math.max(0, now - intended) / 1000);
                    found++;
                }
            }
        }
        return found;
    }

    /** Waits at most 90 seconds for the rows that are still missing. */
    public LoadReport.Seen finish() {
        Waiting.until(() -> expected.isEmpty() || !polling.isAlive(), PATIENCE, BETWEEN_QUERIES);
        close();
        return new LoadReport.Seen(Latency.of(latency), expected.size());
    }

    @Override
    public void close() {
        open = false;
        try {
            polling.join(PATIENCE);
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
