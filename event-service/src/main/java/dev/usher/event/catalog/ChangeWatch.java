package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventChanges.Change;
import dev.usher.event.catalog.EventChanges.Changes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks again and again what changed, wherever it was changed, and has it forgotten here. */
@Component
class ChangeWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);

    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    /** Away for longer, a replica may have missed what was purged meanwhile. */
    private static final Duration MISSED_AFTER = EventChanges.KEPT.dividedBy(2);

    private final EventChanges changes;
    private final CatalogueMemory memory;
    private final MemorySettings settings;

    private long since;
    private Set<Long> seen = Set.of();
    private @Nullable Long lastLook;
    private boolean away;
    private @Nullable ScheduledExecutorService executor;

    ChangeWatch(EventChanges changes, CatalogueMemory memory, MemorySettings settings) {
        this.changes = changes;
        this.memory = memory;
        this.settings = settings;
    }

    /** Looks once; what can't be read is looked for the next time. */
    synchronized void look() {
        long now = System.nanoTime();
        try {
            Changes news = changes.since(since);
            Long last = lastLook;
            if (last == null
                    || now - last > MISSED_AFTER.toNanos()
                    || news.next() < since
                    || news.changes().size() > EventChanges.MANY) {
                memory.forgetAll();
            } else {
                news.changes().stream()
                        .filter(change -> !seen.contains(change.id()))
                        .forEach(this::forget);
            }
            Set<Long> known = new HashSet<>();
            news.changes().forEach(change -> known.add(change.id()));
            seen = known;
            since = news.next();
            lastLook = now;
            memory.knowsUpTo(now);
            if (away) {
                log.info("Changes of events are known again");
                away = false;
            }
        } catch (SQLException | RuntimeException unreadable) {
            if (!away) {
                log.warn(
                        "Changes of events can't be read, so reads will be the database's: {}",
                        unreadable.toString());
                away = true;
            }
        }
    }

    private void forget(Change change) {
        EventId event = change.event();
        if (event == null) {
            memory.forgetAll();
        } else {
            memory.forget(event);
        }
    }

    private void purge() {
        try {
            changes.purge();
        } catch (SQLException | RuntimeException later) {
            log.debug("Old changes of events stay until the next turn: {}", later.toString());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("event-changes").daemon().factory());
        long interval = settings.pollInterval().toMillis();
        var _ = started.scheduleWithFixedDelay(this::look, 0, interval, TimeUnit.MILLISECONDS);
        var _ =
                started.scheduleWithFixedDelay(
                        this::purge,
                        PURGE_EVERY.toMillis(),
                        PURGE_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
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
}
