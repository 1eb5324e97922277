package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the stock and the outboxes again and again while a run goes on. Each look is one
 * statement and so sees one moment. It never takes more than a tenth of the time, however much
 * there is to look at.
 */
public final class StockSampler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StockSampler.class);

    private static final int SHARE_OF_TIME = 10;
    private static final int TIMEOUT_SECONDS = 5;

    /** PostgreSQL is there and took longer than that. */
    private static final String TIMED_OUT = "57014";

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    /** Mismatches kept; one would be enough. */
    private static final int MAX_KEPT = 200;

    private static final String STOCK =
            """
            SELECT a.ticket_type_id, a.capacity, a.held, a.sold,
                   coalesce(s.held, 0) AS rows_held,
                   coalesce(s.sold, 0) - coalesce(c.returned, 0) AS rows_sold
              FROM event.allotment a
              LEFT JOIN (
                SELECT i.ticket_type_id,
                       sum(i.quantity) FILTER (WHERE r.status IN ('HELD', 'CHECKOUT')) AS held,
                       sum(i.quantity) FILTER (WHERE r.status = 'CONVERTED') AS sold
                  FROM event.reservation r
                  JOIN event.reservation_item i ON i.reservation_id = r.id
                 WHERE r.status IN ('HELD', 'CHECKOUT', 'CONVERTED')
                 GROUP BY i.ticket_type_id) AS s USING (ticket_type_id)
              LEFT JOIN (
                SELECT ticket_type_id, count(*) AS returned FROM event.cancelled_ticket
                 WHERE returned GROUP BY ticket_type_id) AS c USING (ticket_type_id)
             WHERE a.held + a.sold > a.capacity
                OR a.held <> coalesce(s.held, 0)
                OR a.sold <> coalesce(s.sold, 0) - coalesce(c.returned, 0)
            """;

    private static final String OUTBOXES =
            """
            SELECT service, coalesce(extract(epoch FROM clock_timestamp() - oldest), 0)::float8
              FROM (SELECT 'event-service' AS service, min(created_at) AS oldest FROM event.outbox
                    UNION ALL SELECT 'payment-service', min(created_at) FROM payment.outbox
                    UNION ALL SELECT 'ticket-service', min(created_at) FROM ticket.outbox
                    UNION ALL SELECT 'validation-service', min(created_at)
                              FROM validation.outbox) AS outboxes
            """;

    private final ConnectionSource database;
    private final Duration every;
    private final Clock clock;
    private final List<Sample> mismatches = new ArrayList<>();
    private final Map<String, Sample> oldest = new TreeMap<>();
    private final Thread thread;
    private final long begin = System.nanoTime();
    private long looks;
    private long away;
    private @Nullable Long awaySince;
    private volatile boolean running = true;

    private StockSampler(ConnectionSource database, Duration every, Clock clock) {
        this.database = database;
        this.every = every;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("stock-sampler").daemon().unstarted(this::run);
    }

    /** Begins at once; while the database does not answer there is nothing to see. */
    public static StockSampler start(ConnectionSource database, Duration every) {
        StockSampler sampler = new StockSampler(database, every, Clock.systemUTC());
        sampler.thread.start();
        return sampler;
    }

    /**
     * What was seen so far: every mismatch, the oldest of each outbox, how many looks, and in how
     * many seconds in which the database was there.
     */
    public synchronized List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(mismatches);
        samples.addAll(oldest.values());
        samples.add(new Sample(clock.instant(), "looks", "stock", looks, ""));
        samples.add(new Sample(clock.instant(), "watched", "stock", watchedSeconds(), ""));
        return samples;
    }

    private double watchedSeconds() {
        long now = System.nanoTime();
        long absent = away + (awaySince == null ? 0 : now - awaySince);
        return Duration.ofNanos(now - begin - absent).toMillis() / 1000.0;
    }

    private synchronized void lost(SQLException why) {
        if (awaySince == null && !TIMED_OUT.equals(why.getSQLState())) {
            awaySince = System.nanoTime();
        }
    }

    private synchronized void looked() {
        looks++;
        if (awaySince != null) {
            away += System.nanoTime() - awaySince;
            awaySince = null;
        }
    }

    private void run() {
        try {
            while (running) {
                try (Connection connection = database.open();
                        Statement statement = connection.createStatement()) {
                    statement.setQueryTimeout(TIMEOUT_SECONDS);
                    while (running) {
                        long start = System.nanoTime();
                        look(statement);
                        rest(Duration.ofNanos(System.nanoTime() - start));
                    }
                } catch (SQLException unseen) {
                    log.debug("There is nothing to be seen of the stock", unseen);
                    lost(unseen);
                    rest(Duration.ZERO);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Duration after) throws InterruptedException {
        Duration share = after.multipliedBy(SHARE_OF_TIME - 1);
        Thread.sleep(share.compareTo(every) > 0 ? share : every);
    }

    private void look(Statement statement) throws SQLException {
        Instant now = clock.instant();
        try (ResultSet rows = statement.executeQuery(STOCK)) {
            while (rows.next()) {
                mismatch(now, rows);
            }
        }
        try (ResultSet rows = statement.executeQuery(OUTBOXES)) {
            while (rows.next()) {
                age(now, rows.getString(1), rows.getDouble(2));
            }
        }
        looked();
    }

    private synchronized void mismatch(Instant now, ResultSet row) throws SQLException {
        if (mismatches.size() < MAX_KEPT) {
            mismatches.add(
                    new Sample(
                            now,
                            "stock",
                            row.getString(1),
                            row.getLong(3) + row.getLong(4),
                            "of %d: held %d, sold %d; by the reservations %d and %d"
                                    .formatted(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5),
                                            row.getLong(6))));
        }
    }

    private synchronized void age(Instant now, String service, double seconds) {
        Sample seen = oldest.get(service);
        if (seen == null || seen.value() < seconds) {
            oldest.put(service, new Sample(now, "outbox_age", service, seconds, ""));
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                log.warn("The stock sampler does not end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
