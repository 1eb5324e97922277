package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;

import dev.usher.event.EventId;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What everybody reads of the catalogue, as ready bytes. It is trusted only for a short while after
 * {@link ChangeWatch} last knew of every change; without that, each read is the database's.
 */
@Component
class CatalogueMemory {

    private final Remembered<EventId, ReadyEvent> events;
    private final Remembered<PageQuery, ReadyPage> pages;
    private final long trustNanos;

    /** When every change committed until then was known, by the monotonic clock. */
    private volatile @Nullable Long knownUpTo;

    CatalogueMemory(MemorySettings settings) {
        this.events =
                new Remembered<>(
                        settings.events().toBytes(), event -> event.answer().body().length);
        this.pages =
                new Remembered<>(settings.pages().toBytes(), page -> page.answer().body().length);
        this.trustNanos = settings.trustFor().toNanos();
    }

    /** Null when there is no such event for everybody. */
    @Nullable ReadyEvent event(EventId id, Supplier<@Nullable ReadyEvent> read) {
        return trusted() ? events.get(id, _ -> true, read) : read.get();
    }

    ReadyPage page(PageQuery query, Instant now, Supplier<@Nullable ReadyPage> read) {
        return requireNonNull(
                trusted() ? pages.get(query, page -> page.goodAt(now), read) : read.get());
    }

    /** One event changed: it, and every page, for it may be on any of them now. */
    void forget(EventId id) {
        events.forget(id);
        pages.forgetAll();
    }

    void forgetAll() {
        events.forgetAll();
        pages.forgetAll();
    }

    /** Everything that was committed before that time is forgotten where it has to be. */
    void knowsUpTo(long nanoTime) {
        knownUpTo = nanoTime;
    }

    private boolean trusted() {
        Long known = knownUpTo;
        return known != null && System.nanoTime() - known <= trustNanos;
    }
}
