package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.problem.CommonProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows what is left of events. However many ask, an event's stock is read by one of them at a
 * time, and not again while what was read is young.
 */
@Component
class AvailabilityBoard {

    /** Some two thousand events that are asked for; more of them are read more often. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final Remembered<EventId, Counts> latest =
            new Remembered<>(MAX_BYTES, counts -> counts.answer().body().length);

    private final AvailabilityReader reader;
    private final long maxAgeNanos;

    AvailabilityBoard(AvailabilityReader reader, AvailabilitySettings settings) {
        this.reader = reader;
        this.maxAgeNanos = settings.maxAge().toNanos();
    }

    /** A 404 for whoever may not see the event. Its owner is shown what is now. */
    ReadyAnswer of(EventId id, @Nullable String accountId) {
        Counts counts = latest(id);
        if (counts != null && counts.ownedBy(accountId)) {
            counts = reader.read(id);
        }
        if (counts == null || !counts.visibleTo(accountId)) {
            throw CommonProblems.notFound();
        }
        return counts.answer();
    }

    /** What is left as it was a moment ago, for anybody; null for an unknown event. */
    @Nullable Counts latest(EventId id) {
        return latest.get(
                id,
                counts -> System.nanoTime() - counts.readAt() <= maxAgeNanos,
                () -> reader.read(id));
    }
}
