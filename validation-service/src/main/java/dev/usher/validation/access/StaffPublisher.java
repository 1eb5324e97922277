package dev.usher.validation.access;

import dev.usher.contracts.StaffBound;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells event-service to which account a staff entry was bound. */
@Component
class StaffPublisher {

    /** An entry is bound once, so this is the only message about it. */
    private static final long ONLY = 1;

    private final Outbox outbox;

    StaffPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void bound(UUID eventId, UUID staffId, String accountId, Instant at) {
        outbox.append(
                new OutgoingMessage(
                        eventId.toString(),
                        staffId.toString(),
                        ONLY,
                        new StaffBound(eventId, staffId, accountId, at)));
    }
}
