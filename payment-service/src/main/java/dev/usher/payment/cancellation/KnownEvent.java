package dev.usher.payment.cancellation;

import java.util.UUID;

/** What this service knows of an event without any order. */
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
