package dev.usher.validation.admission;

import dev.usher.contracts.ScanRecorded;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.validation.TicketId;
import org.springframework.stereotype.Component;

/** Publishes every scan of a known ticket. */
@Component
class ScanPublisher {

    private final Outbox outbox;

    ScanPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void recorded(Scan scan, TicketId ticketId, long sequence, Reason reason) {
        outbox.append(
                OutgoingMessage.about(
                        ticketId.value(),
                        sequence,
                        new ScanRecorded(
                                scan.id().value(),
                                scan.eventId().value(),
                                ticketId.value(),
                                scan.direction().name(),
                                ScanResult.of(reason).name(),
                                reason.name(),
                                scan.gate(),
                                scan.scannedAt(),
                                scan.receivedAt(),
                                false)));
    }
}
