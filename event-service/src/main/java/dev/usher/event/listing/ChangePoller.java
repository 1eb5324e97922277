package dev.usher.event.listing;

import dev.usher.event.EventId;
import dev.usher.event.listing.EventChanges.Change;
import dev.usher.event.listing.EventChanges.Changes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Polls the database for changes made by any replica and evicts them from this replica's cache. */
@Component
class ChangePoller {

    private static final Logger log = LoggerFactory.getLogger(ChangePoller.class);

    /** After a longer pause a change may have been purged before this replica saw it. */
    private static final Duration MISSED_AFTER = EventChanges.KEPT.dividedBy(2);

    private final EventChanges changes;
    private final CatalogCache cache;

    private long since;
    private Set<Long> seen = Set.of();
    private @Nullable Long lastPoll;
    private boolean failing;

    ChangePoller(EventChanges changes, CatalogCache cache) {
        this.changes = changes;
        this.cache = cache;
    }

    /** Polls once. After a failure the next poll covers the same changes. */
    synchronized void poll() {
        long now = System.nanoTime();
        try {
            Changes found = changes.since(since);
            Long last = lastPoll;
            if (last == null
                    || now - last > MISSED_AFTER.toNanos()
                    || found.next() < since
                    || found.changes().size() > EventChanges.MANY) {
                cache.evictAll();
            } else {
                found.changes().stream()
                        .filter(change -> !seen.contains(change.id()))
                        .forEach(this::evict);
            }
            Set<Long> known = new HashSet<>();
            found.changes().forEach(change -> known.add(change.id()));
            seen = known;
            since = found.next();
            lastPoll = now;
            cache.knowsUpTo(now);
            if (failing) {
                log.info("Changes of events can be read again");
                failing = false;
            }
        } catch (RuntimeException unreadable) {
            if (!failing) {
                log.warn(
                        "Changes of events can't be read, so reads will go to the database",
                        unreadable);
                failing = true;
            }
        }
    }

    private void evict(Change change) {
        EventId event = change.event();
        if (event == null) {
            cache.evictAll();
        } else {
            cache.evict(event);
        }
    }
}
