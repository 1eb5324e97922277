package dev.usher.validation.admission;

import dev.usher.contracts.ScanRecorded;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.UnnumberedMessage;
import dev.usher.validation.TicketId;
import dev.usher.validation.admission.Scans.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Makes the messages about scans of known tickets, each in the trace of its own request. The
 * statement that records the scans appends and numbers them.
 */
@Component
class ScanPublisher {

    private final Outbox outbox;

    ScanPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The messages that are sent about those of the scans that pass. */
    Map<String, Object> ofPassed(List<ScanWish> wishes) {
        return outbox.prepared(wishes.stream().map(wish -> message(wish, Reason.OK)).toList());
    }

    Map<String, Object> ofRefused(List<Refused> refused) {
        return outbox.prepared(
                refused.stream()
                        .filter(ScanPublisher::isOfTicket)
                        .map(one -> message(one.wish(), one.reason()))
                        .toList());
    }

    /** The places in the list, from 1, of the scans to which the messages belong. */
    static Object[] places(List<Refused> refused) {
        return IntStream.range(0, refused.size())
                .filter(i -> isOfTicket(refused.get(i)))
                .mapToObj(i -> i + 1L)
                .toArray();
    }

    private static boolean isOfTicket(Refused refused) {
        return refused.wish().ticketId() != null;
    }

    private static UnnumberedMessage message(ScanWish wish, Reason reason) {
        Scan scan = wish.scan();
        TicketId ticket = Objects.requireNonNull(wish.ticketId());
        return new UnnumberedMessage(
                ticket.toString(),
                ticket.toString(),
                new ScanRecorded(
                        scan.id().value(),
                        scan.eventId().value(),
                        ticket.value(),
                        scan.direction().name(),
                        ScanResult.of(reason).name(),
                        reason.name(),
                        scan.gate(),
                        scan.scannedAt(),
                        scan.receivedAt(),
                        false),
                wish.traceId());
    }
}
