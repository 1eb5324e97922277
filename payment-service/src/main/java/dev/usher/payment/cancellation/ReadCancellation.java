package dev.usher.payment.cancellation;

import dev.usher.payment.order.FindOrders;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the organizer of an event how far its cancellation is. */
@Component
class ReadCancellation {

    private final KnownEvents events;
    private final FindOrders orders;

    ReadCancellation(KnownEvents events, FindOrders orders) {
        this.events = events;
        this.orders = orders;
    }

    /**
     * @throws ProblemException 404 unless the event is known, and 403 for a public event of another
     *     organizer; another one's draft is not given away
     */
    CancellationView read(UUID id, String accountId) {
        KnownEvent event = events.find(id).orElseThrow(CommonProblems::notKnownYet);
        if (!event.organizerId().equals(accountId)) {
            throw event.isPublic()
                    ? new ProblemException(
                            CommonProblems.FORBIDDEN,
                            "Only the organizer of the event may do this.")
                    : CommonProblems.notKnownYet();
        }
        long paid = orders.paidOfEvent(id);
        long refunded = orders.refundedOfEvent(id);
        if (!event.isCancelled()) {
            return new CancellationView(CancellationView.Status.NOT_STARTED, paid, refunded, 0, 0);
        }
        long failed = orders.unrefundedOfEvent(id);
        long pending = Math.max(0, paid - refunded - failed);
        boolean running = pending > 0 || orders.payableOfEvent(id);
        return new CancellationView(
                running ? CancellationView.Status.RUNNING : CancellationView.Status.DONE,
                paid,
                refunded,
                failed,
                pending);
    }
}
