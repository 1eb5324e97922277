package dev.usher.event.offer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.event.EventId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Caches offers for a short time, so that a rush on one event does not read it for every request. A
 * hold decided by a cached offer must name the version of that offer to the stock, and a refusal
 * must be decided again by a newer offer. One caller at a time reads an event.
 */
@Service
public class RecentOffers {

    private final Offers offers;
    private final Duration memory;
    private final Cache<EventId, Memory> memories;

    RecentOffers(Offers offers, OfferSettings settings) {
        this.offers = offers;
        this.memory = settings.memory();
        this.memories = Caffeine.newBuilder().maximumSize(settings.remembered()).build();
    }

    /** The offer, at most as old as configured. */
    public Optional<Offer> recent(EventId id) {
        return since(id, System.nanoTime() - memory.toNanos());
    }

    /**
     * The offer in memory, if there is one; never waits. It may be of any age, so the caller must
     * find out whether its version is still that of the event.
     */
    public Optional<Offer> remembered(EventId id) {
        return Optional.ofNullable(memories.getIfPresent(id)).flatMap(Memory::ofAnyAge);
    }

    /** The offer as of that time of {@link System#nanoTime()} or later. */
    public Optional<Offer> since(EventId id, long nanos) {
        return memories.get(id, _ -> new Memory()).since(id, nanos);
    }

    /** The cached offer of one event. */
    private final class Memory {

        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Known known;

        Optional<Offer> known(long nanos) {
            Known now = known;
            return now != null && now.readNanos - nanos >= 0
                    ? Optional.of(now.offer)
                    : Optional.empty();
        }

        Optional<Offer> ofAnyAge() {
            return Optional.ofNullable(known).map(Known::offer);
        }

        Optional<Offer> since(EventId id, long nanos) {
            Optional<Offer> before = known(nanos);
            if (before.isPresent()) {
                return before;
            }
            reading.lock();
            try {
                Optional<Offer> meanwhile = known(nanos);
                if (meanwhile.isPresent()) {
                    return meanwhile;
                }
                long readNanos = System.nanoTime();
                Optional<Offer> read = offers.find(id);
                known = read.map(offer -> new Known(offer, readNanos)).orElse(null);
                return read;
            } finally {
                reading.unlock();
            }
        }
    }

    private record Known(Offer offer, long readNanos) {}
}
