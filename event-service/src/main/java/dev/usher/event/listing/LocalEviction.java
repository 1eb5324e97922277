package dev.usher.event.listing;

import dev.usher.event.EventId;
import dev.usher.event.catalog.EventChanged;
import dev.usher.platform.database.AfterCommit;
import org.springframework.stereotype.Component;

/**
 * Evicts a changed event from this replica's cache at commit, before the caller gets the answer.
 */
@Component
class LocalEviction implements EventChanged {

    private final CatalogCache cache;

    LocalEviction(CatalogCache cache) {
        this.cache = cache;
    }

    @Override
    public void changed(EventId event) {
        AfterCommit.run(() -> cache.evict(event));
    }
}
