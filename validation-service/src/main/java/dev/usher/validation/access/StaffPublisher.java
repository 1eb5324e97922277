package dev.usher.validation.access;

import dev.usher.contracts.StaffBound;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.validation.EventId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Publishes to which account a staff entry was bound; event-service takes it into its list. */
@Component
class StaffPublisher {

    /** An entry is bound once, so this is the only message about it. */
    private static final long ONLY = 1;

    private final Outbox outbox;

    StaffPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void bound(EventId event, StaffId staff, String accountId, Instant at) {
        outbox.append(
                new OutgoingMessage(
                        event.toString(),
                        staff.toString(),
                        ONLY,
                        new StaffBound(event.value(), staff.value(), accountId, at)));
    }
}
