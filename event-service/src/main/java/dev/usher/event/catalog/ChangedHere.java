package dev.usher.event.catalog;

import dev.usher.event.EventId;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has a change of ours forgotten as it commits, before whoever made it hears of it. */
class ChangedHere {

    private final CatalogueMemory memory;

    ChangedHere(CatalogueMemory memory) {
        this.memory = memory;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void changed(Event event) {
        if (event.status() == EventStatus.DRAFT) {
            // Nobody's to remember.
            return;
        }
        EventId id = event.id();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        memory.forget(id);
                    }
                });
    }
}
