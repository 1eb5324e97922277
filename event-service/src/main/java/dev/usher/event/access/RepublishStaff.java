package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffedEvents;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes again the events whose last message showed addresses of gate staff in clear. The topic
 * is compacted: the new message of an event takes the place of the old one. Once all entries have
 * the newest form, nothing is left to do.
 */
@Component
class RepublishStaff {

    private final StaffEntries entries;
    private final StaffedEvents events;
    private final TransactionTemplate transaction;
    private final AccessSettings settings;

    RepublishStaff(
            StaffEntries entries,
            StaffedEvents events,
            TransactionTemplate transaction,
            AccessSettings settings) {
        this.entries = entries;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Publishes at most {@code usher.access.republish-batch} events, each in a transaction. */
    void publishSome() {
        List<EventId> some = entries.eventsOfOlderForm(settings.republishBatch());
        some.forEach(event -> transaction.executeWithoutResult(_ -> publish(event)));
    }

    private void publish(EventId event) {
        // Another replica may have published it while this one waited for the lock.
        if (events.lock(event) && entries.markPublished(event)) {
            events.announceStaff(event);
        }
    }
}
