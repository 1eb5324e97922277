package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffedEvents;
import dev.usher.platform.web.idempotency.ForgetAnswers;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes an erased person from the gate staff of all events, and publishes these events. An entry
 * is the address of a person and nothing else, so it is removed and not emptied.
 */
@Component
class EraseStaff {

    private static final int HASHED_TOGETHER = 1_000;

    private final ErasedStaff entries;
    private final StaffedEvents events;
    private final ForgetAnswers answers;

    EraseStaff(ErasedStaff entries, StaffedEvents events, ForgetAnswers answers) {
        this.entries = entries;
        this.events = events;
        this.answers = answers;
    }

    @Transactional
    void erase(ErasedStaff.Person person) {
        int hashed;
        do {
            hashed = entries.hashSome(HASHED_TOGETHER);
        } while (hashed == HASHED_TOGETHER);
        entries.eventsOf(person).forEach(event -> erase(event, person));
    }

    private void erase(EventId event, ErasedStaff.Person person) {
        if (!events.lock(event)) {
            return;
        }
        List<String> addresses = entries.delete(event, person);
        if (!addresses.isEmpty()) {
            events.announceStaff(event);
            // The answer to the organizer who added the entry shows its address.
            answers.containing(addresses, List.of(events.ownerOf(event)));
        }
    }
}
