package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import dev.usher.platform.web.http.ETags;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets an event that nobody ever held a seat of, with its stock and its gate staff. */
@Service
class DeleteEvent {

    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;
    private final EntityManager entities;

    DeleteEvent(OwnEvents own, Stock stock, EventPublisher publisher, EntityManager entities) {
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
        this.entities = entities;
    }

    @Transactional
    DeleteOutcome delete(EventId id, String accountId, @Nullable String ifMatch) {
        Event event = own.lock(id, accountId);
        ETags.require(ifMatch, ETags.of(event.version()));
        // A hold under way ends before this, and is seen; a later one finds nothing to hold.
        stock.lock(id);
        if (stock.everHeld(id)) {
            return DeleteOutcome.HAS_SALES;
        }
        stock.forget(id);
        publisher.deleted(event);
        entities.remove(event);
        return DeleteOutcome.DELETED;
    }
}
