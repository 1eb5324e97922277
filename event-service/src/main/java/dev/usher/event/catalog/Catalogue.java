package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other features read of events. */
@Service
public class Catalogue {

    private final Events events;

    Catalogue(Events events) {
        this.events = events;
    }

    /** Empty for an unknown event; drafts and cancelled events are there, not on sale. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(EventId id) {
        return events.findById(id).map(Offer::of);
    }
}
