package dev.usher.validation.admission;

import dev.usher.contracts.ScanRecorded;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the others of every scan of a known ticket. */
@Component
class ScanPublisher {

    private final Outbox outbox;

    ScanPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void recorded(Scan scan, UUID ticketId, long sequence, String result, Reason reason) {
        outbox.append(
                OutgoingMessage.about(
                        ticketId,
                        sequence,
                        new ScanRecorded(
                                scan.id(),
                                scan.eventId(),
                                ticketId,
                                scan.direction().name(),
                                result,
                                reason.name(),
                                scan.gate(),
                                scan.scannedAt(),
                                scan.receivedAt(),
                                false)));
    }
}
