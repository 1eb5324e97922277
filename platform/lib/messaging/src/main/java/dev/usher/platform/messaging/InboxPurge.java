package dev.usher.platform.messaging;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Forgets what was seen longer ago than any topic remembers. Replicas share the work: each skips
 * the rows that another is removing.
 */
final class InboxPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxPurge.class);

    private static final String DELETE =
            """
            DELETE FROM inbox WHERE (consumer, message_id) IN (
                SELECT consumer, message_id FROM inbox
                WHERE received_at < now() - make_interval(secs => ?)
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    /** The rest waits for the next turn. */
    private static final int MAX_BATCHES = 10_000;

    private final JdbcTemplate jdbc;
    private final InboxProperties settings;
    private @Nullable ScheduledExecutorService executor;

    InboxPurge(JdbcTemplate jdbc, InboxProperties settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        long interval = settings.purgeInterval().toMillis();
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("inbox-purge").daemon().factory());
        var _ =
                started.scheduleWithFixedDelay(
                        this::purge, interval, interval, TimeUnit.MILLISECONDS);
        executor = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService current = executor;
        executor = null;
        if (current != null) {
            current.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    /** Answers how many notes it removed. */
    long purge() {
        long removed = 0;
        try {
            for (int batch = 0; batch < MAX_BATCHES; batch++) {
                int rows =
                        jdbc.update(
                                DELETE, settings.retention().toSeconds(), settings.purgeBatch());
                removed += rows;
                if (rows < settings.purgeBatch()) {
                    break;
                }
            }
        } catch (RuntimeException later) {
            log.warn("Old inbox rows stay until the next turn: {}", later.toString());
        }
        log.debug("Removed {} inbox rows", removed);
        return removed;
    }
}
