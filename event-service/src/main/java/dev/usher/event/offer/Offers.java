package dev.usher.event.offer;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventStatus;
import dev.usher.event.catalog.EventViews;
import dev.usher.event.suspension.SuspendedAccounts;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the offers of events from the database. */
@Service
public class Offers {

    private final EventViews events;
    private final SuspendedAccounts suspended;

    Offers(EventViews events, SuspendedAccounts suspended) {
        this.events = events;
        this.suspended = suspended;
    }

    /**
     * The offer; empty for an unknown event and for a draft, which nobody but its organizer may
     * know of. A cancelled or suspended event is not on sale, nor is one of a suspended organizer.
     */
    @Transactional(readOnly = true)
    public Optional<Offer> find(EventId id) {
        return events.seenByOwner(id)
                .filter(event -> event.status() != EventStatus.DRAFT)
                .map(event -> Offer.of(event, suspended.contains(event.organizerId())));
    }

    /** Tells whether the account may buy at all; a suspended one may not. */
    public boolean mayBuy(String accountId) {
        return !suspended.contains(accountId);
    }
}
