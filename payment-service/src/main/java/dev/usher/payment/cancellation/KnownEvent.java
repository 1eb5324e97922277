package dev.usher.payment.cancellation;

import java.util.UUID;

/** The copy of an event that this service keeps, whether or not the event has orders. */
record KnownEvent(UUID id, String organizerId, Status status) {

    /** The status of the event at event-service. */
    enum Status {
        DRAFT,
        PUBLISHED,
        CANCELLED
    }

    boolean isCancelled() {
        return status == Status.CANCELLED;
    }

    boolean isPublic() {
        return status != Status.DRAFT;
    }
}
