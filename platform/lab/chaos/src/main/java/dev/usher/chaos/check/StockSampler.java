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
 * Samples stock and outboxes during a run. A sample of the stock is one statement, so it sees one
 * moment. Sampling takes at most a tenth of the time, however large the tables are.
 */
public final class StockSampler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StockSampler.class);

    private static final int SHARE_OF_TIME = 10;
    private static final int TIMEOUT_SECONDS = 5;

    /** The SQL state of a statement that PostgreSQL cancelled at the timeout. */
    private static final String TIMED_OUT = "57014";

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    /** The number of mismatches that are kept; one is enough to fail a run. */
    private static final int MAX_KEPT = 200;

    private static final String STOCK =
            """
            select a.ticket_type_id, a.capacity, a.held, a.sold,
                   coalesce(s.held, 0) as rows_held,
                   coalesce(s.sold, 0) - coalesce(c.returned, 0) as rows_sold
              from event.allotment a
              left join (
                select i.ticket_type_id,
                       sum(i.quantity) filter (where r.status in ('HELD', 'CHECKOUT')) as held,
                       sum(i.quantity) filter (where r.status = 'CONVERTED') as sold
                  from event.reservation r
                  join event.reservation_item i on i.reservation_id = r.id
                 where r.status in ('HELD', 'CHECKOUT', 'CONVERTED')
                 group by i.ticket_type_id) as s using (ticket_type_id)
              left join (
                select ticket_type_id, count(*) as returned from event.cancelled_ticket
                 where returned group by ticket_type_id) as c using (ticket_type_id)
             where a.held + a.sold > a.capacity
                or a.held <> coalesce(s.held, 0)
                or a.sold <> coalesce(s.sold, 0) - coalesce(c.returned, 0)
            """;

    private static final String OUTBOXES =
            """
            select service, coalesce(extract(epoch from clock_timestamp() - oldest), 0)::float8
              from (select 'event-service' as service, min(created_at) as oldest from event.outbox
                    union all select 'payment-service', min(created_at) from payment.outbox
                    union all select 'ticket-service', min(created_at) from ticket.outbox
                    union all select 'validation-service', min(created_at)
                              from validation.outbox) as outboxes
            """;

    private final ConnectionSource database;
    private final Duration every;
    private final Clock clock;
    private final List<Sample> mismatches = new ArrayList<>();
    private final Map<String, Sample> oldest = new TreeMap<>();
    private final Thread thread;
    private final long begin = System.nanoTime();
    private long samples;
    private long unavailableNanos;
    private @Nullable Long unavailableSince;
    private volatile boolean running = true;

    private StockSampler(ConnectionSource database, Duration every, Clock clock) {
        this.database = database;
        this.every = every;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("stock-sampler").daemon().unstarted(this::run);
    }

    /** Starts at once and tolerates an unavailable database. */
    public static StockSampler start(ConnectionSource database, Duration every) {
        StockSampler sampler = new StockSampler(database, every, Clock.systemUTC());
        sampler.thread.start();
        return sampler;
    }

    /**
     * Returns every mismatch, the greatest age in each outbox, the number of samples, and the
     * seconds in which the database was available.
     */
    public synchronized List<Sample> samples() {
        List<Sample> all = new ArrayList<>(mismatches);
        all.addAll(oldest.values());
        all.add(new Sample(clock.instant(), "samples", "stock", samples, ""));
        all.add(new Sample(clock.instant(), "watched", "stock", watchedSeconds(), ""));
        return all;
    }

    private double watchedSeconds() {
        long now = System.nanoTime();
        long absent = unavailableNanos + (unavailableSince == null ? 0 : now - unavailableSince);
        return Duration.ofNanos(now - begin - absent).toMillis() / 1000.0;
    }

    private synchronized void lost(SQLException why) {
        if (unavailableSince == null && !TIMED_OUT.equals(why.getSQLState())) {
            unavailableSince = System.nanoTime();
        }
    }

    private synchronized void sampled() {
        samples++;
        if (unavailableSince != null) {
            unavailableNanos += System.nanoTime() - unavailableSince;
            unavailableSince = null;
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
                        sample(statement);
                        rest(Duration.ofNanos(System.nanoTime() - start));
                    }
                } catch (SQLException failed) {
                    log.debug("The stock could not be sampled", failed);
                    lost(failed);
                    rest(Duration.ZERO);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Duration after) throws InterruptedException {
        Duration share = after.multipliedBy(SHARE_OF_TIME - 1);
        Thread.sleep(share.compareTo(every) > 0 ? share : every);
    }

    private void sample(Statement statement) throws SQLException {
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
        sampled();
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
                log.warn("The stock sampler does not stop");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
