package dev.usher.validation.admission;

import dev.usher.contracts.ScanRecorded;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.validation.TicketId;
import dev.usher.validation.admission.ScanRounds.Recorded;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Publishes every scan of a known ticket, each in the trace of its own request. */
@Component
class ScanPublisher {

    private final Outbox outbox;

    ScanPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void recorded(List<Recorded> scans) {
        outbox.append(scans.stream().map(ScanPublisher::message).toList());
    }

    private static OutgoingMessage message(Recorded recorded) {
        Scan scan = recorded.wish().scan();
        TicketId ticket = Objects.requireNonNull(recorded.wish().ticketId());
        return new OutgoingMessage(
                ticket.toString(),
                ticket.toString(),
                recorded.sequence(),
                new ScanRecorded(
                        scan.id().value(),
                        scan.eventId().value(),
                        ticket.value(),
                        scan.direction().name(),
                        ScanResult.of(recorded.reason()).name(),
                        recorded.reason().name(),
                        scan.gate(),
                        scan.scannedAt(),
                        scan.receivedAt(),
                        false),
                recorded.wish().traceId());
    }
}
