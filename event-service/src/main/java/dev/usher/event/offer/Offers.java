package dev.usher.event.offer;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventViews;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the offers of events from the database. */
@Service
public class Offers {

    private final EventViews events;

    Offers(EventViews events) {
        this.events = events;
    }

    /** The offer, empty for an unknown event. Drafts and cancelled events are not on sale. */
    @Transactional(readOnly = true)
    public Optional<Offer> find(EventId id) {
        return events.seenByOwner(id).map(Offer::of);
    }
}
