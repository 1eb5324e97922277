package dev.usher.event.listing;

import static java.util.Objects.requireNonNull;

import dev.usher.event.EventId;
import dev.usher.event.answer.SingleFlightCache;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Published events and pages of the public list, as bytes that are ready to send. The cache is used
 * only for a short while after {@link ChangePoller} last knew of every change; without that, each
 * read goes to the database.
 */
@Component
class CatalogCache {

    private final SingleFlightCache<EventId, CachedEvent> events;
    private final SingleFlightCache<PageQuery, CachedPage> pages;
    private final long trustNanos;
    private final Duration pollInterval;

    /** The time (monotonic clock) before which every committed change has been evicted. */
    private volatile @Nullable Long knownUpTo;

    CatalogCache(CatalogCacheSettings settings) {
        this.events =
                new SingleFlightCache<>(
                        settings.events().toBytes(), event -> event.answer().body().length);
        this.pages =
                new SingleFlightCache<>(
                        settings.pages().toBytes(), page -> page.answer().body().length);
        this.trustNanos = settings.trustFor().toNanos();
        this.pollInterval = settings.pollInterval();
    }

    /** The event, or null if there is no such event that everyone may see. */
    @Nullable CachedEvent event(EventId id, Supplier<@Nullable CachedEvent> read) {
        return trusted() ? events.get(id, _ -> true, read) : read.get();
    }

    CachedPage page(PageQuery query, Instant now, Supplier<@Nullable CachedPage> read) {
        return requireNonNull(
                trusted() ? pages.get(query, page -> page.goodAt(now), read) : read.get());
    }

    /** Evicts a changed event and every page, because the event may now belong on any of them. */
    void evict(EventId id) {
        events.evict(id);
        pages.evictAll();
    }

    void evictAll() {
        events.evictAll();
        pages.evictAll();
    }

    /** Declares that every change committed before that time has been evicted. */
    void knowsUpTo(long nanoTime) {
        knownUpTo = nanoTime;
    }

    /**
     * Returns how long what is read from here on may be shown elsewhere: as long as this cache goes
     * without a question at most, and never past the time up to which it would use it itself.
     */
    Duration freshFor() {
        Long known = knownUpTo;
        if (known == null) {
            return Duration.ZERO;
        }
        Duration trusted = Duration.ofNanos(known + trustNanos - System.nanoTime());
        return trusted.compareTo(pollInterval) < 0 ? trusted : pollInterval;
    }

    private boolean trusted() {
        Long known = knownUpTo;
        return known != null && System.nanoTime() - known <= trustNanos;
    }
}
