package dev.usher.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Looks into the database again and again whether what is expected is there, by one connection and
 * one statement for all of it. It sees what any reader would see, half a millisecond late at most
 * and a look.
 */
public final class Watcher implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(500_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Connection connection;
    private final PreparedStatement look;
    private final Map<UUID, Long> expected = new ConcurrentHashMap<>();
    private final Histogram latency = Latency.histogram();
    private final Thread looking;
    private volatile boolean open = true;

    public Watcher(String url, String sql) {
        try {
            connection = DriverManager.getConnection(url, USER, USER);
            look = connection.prepareStatement(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        looking = Thread.ofPlatform().name("watcher").daemon().start(this::watch);
    }

    /** It is meant to begin at that moment, and to be there as soon as can be. */
    public void expect(UUID id, long intendedNanos) {
        expected.put(id, intendedNanos);
    }

    private void watch() {
        try {
            while (open) {
                if (expected.isEmpty()) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                } else {
                    lookOnce();
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void lookOnce() throws SQLException {
        UUID[] asked = expected.keySet().toArray(UUID[]::new);
        look.setArray(1, connection.createArrayOf("uuid", asked));
        int found = 0;
        try (ResultSet there = look.executeQuery()) {
            long now = System.nanoTime();
            while (there.next()) {
                Long intended = expected.remove(there.getObject(1, UUID.class));
                if (intended != null) {
                    latency.recordValue(Math.max(0, now - intended) / 1000);
                    found++;
                }
            }
        }
        if (found == 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Waits for what is still missing, for a while. */
    public LoadReport.Seen finish() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!expected.isEmpty() && looking.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        close();
        return new LoadReport.Seen(Latency.of(latency), expected.size());
    }

    @Override
    public void close() {
        open = false;
        try {
            looking.join(PATIENCE);
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
