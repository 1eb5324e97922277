package dev.usher.event.availability;

import dev.usher.event.EventId;
import dev.usher.event.answer.SingleFlightCache;
import dev.usher.event.answer.TimedResponse;
import dev.usher.platform.web.problem.CommonProblems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows how many tickets of an event are left. However many callers ask, one of them at a time
 * reads the event's stock, and the result is reused while it is younger than {@code max-age}.
 */
@Component
class AvailabilityCache {

    /** About two thousand events; with more of them in demand, each is read more often. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final SingleFlightCache<EventId, Counts> latest =
            new SingleFlightCache<>(MAX_BYTES, counts -> counts.answer().body().length);

    private final AvailabilityReader reader;
    private final long maxAgeNanos;

    AvailabilityCache(AvailabilityReader reader, AvailabilitySettings settings) {
        this.reader = reader;
        this.maxAgeNanos = settings.maxAge().toNanos();
    }

    /**
     * The counts as that account may see them. The owner gets the current counts, read past the
     * cache. Throws a 404 if the account may not see the event.
     */
    TimedResponse of(EventId id, @Nullable String accountId) {
        Counts counts = latest(id);
        boolean owned = counts != null && counts.ownedBy(accountId);
        if (owned) {
            counts = reader.read(id);
        }
        if (counts == null || !counts.visibleTo(accountId)) {
            throw CommonProblems.notFound();
        }
        return owned
                ? TimedResponse.forOne(counts.answer())
                : new TimedResponse(counts.answer(), freshFor(counts));
    }

    /** The rest of the time for which the counts are used here. */
    private Duration freshFor(Counts counts) {
        return Duration.ofNanos(maxAgeNanos - (System.nanoTime() - counts.readAt()));
    }

    /**
     * The counts from the cache, without a check of who may see them; null for an unknown event.
     */
    @Nullable Counts latest(EventId id) {
        return latest.get(
                id,
                counts -> System.nanoTime() - counts.readAt() <= maxAgeNanos,
                () -> reader.read(id));
    }
}
