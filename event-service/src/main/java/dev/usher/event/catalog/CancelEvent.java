package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cancels an event permanently, and releases its holds. */
@Component
class CancelEvent {

    private static final Logger log = LoggerFactory.getLogger(CancelEvent.class);

    private final MarkCancelled markCancelled;
    private final HoldRelease holds;

    CancelEvent(MarkCancelled markCancelled, HoldRelease holds) {
        this.markCancelled = markCancelled;
        this.holds = holds;
    }

    /**
     * Releases the holds after the commit, because a hold may commit just before the cancellation
     * does; afterwards every hold is visible.
     */
    CancelOutcome cancel(EventId id, Organizer organizer) {
        CancelOutcome outcome = markCancelled.mark(id, organizer);
        switch (outcome) {
            case CancelOutcome.Cancelled _ -> releaseHolds(id);
            case CancelOutcome.NotPublished() -> {
                // A draft has no holds.
            }
        }
        return outcome;
    }

    private void releaseHolds(EventId id) {
        try {
            holds.release(id);
        } catch (RuntimeException failed) {
            log.warn("Event {} is cancelled, its holds will be released later", id, failed);
        }
    }
}
