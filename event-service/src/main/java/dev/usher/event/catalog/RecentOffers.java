package dev.usher.event.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.event.EventId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Offers as they were a moment ago, so that a rush on one event doesn't read it again and again. An
 * acceptance decided by one must be held to its version, and a refusal looked at once more with a
 * later one. One reader at a time asks the database about an event.
 */
@Service
public class RecentOffers {

    private final Catalogue catalogue;
    private final Duration memory;
    private final Cache<EventId, Memory> memories;

    RecentOffers(Catalogue catalogue, OfferSettings settings) {
        this.catalogue = catalogue;
        this.memory = settings.memory();
        this.memories = Caffeine.newBuilder().maximumSize(settings.remembered()).build();
    }

    /** As it was at most the configured time ago. */
    public Optional<Offer> recent(EventId id) {
        return since(id, System.nanoTime() - memory.toNanos());
    }

    /** As it was at that moment of {@link System#nanoTime()} or later. */
    public Optional<Offer> since(EventId id, long nanos) {
        return memories.get(id, _ -> new Memory()).since(id, nanos);
    }

    /** What is known of one event. */
    private final class Memory {

        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Known known;

        Optional<Offer> since(EventId id, long nanos) {
            Known now = known;
            if (now != null && now.readNanos - nanos >= 0) {
                return Optional.of(now.offer);
            }
            reading.lock();
            try {
                now = known;
                if (now != null && now.readNanos - nanos >= 0) {
                    return Optional.of(now.offer);
                }
                long readNanos = System.nanoTime();
                Optional<Offer> read = catalogue.offer(id);
                known = read.map(offer -> new Known(offer, readNanos)).orElse(null);
                return read;
            } finally {
                reading.unlock();
            }
        }
    }

    private record Known(Offer offer, long readNanos) {}
}
