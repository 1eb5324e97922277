package dev.usher.event.catalog;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/** Passes on each write of an event. Drafts are left out: only their owner reads them. */
class ChangeNotice {

    private final EventChanged subscriber;

    ChangeNotice(EventChanged subscriber) {
        this.subscriber = subscriber;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void written(Event event) {
        if (event.status() != EventStatus.DRAFT) {
            subscriber.changed(event.id());
        }
    }
}
