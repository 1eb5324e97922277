package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.ticket.EventId;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.signing.SigningKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns paid orders into tickets, and cancels tickets whose money goes back. The number of
 * statements does not depend on the number of orders.
 *
 * <p>A unique key in the database gives each seat of an order line one ticket: an order that is
 * announced twice, under one message id or two, gets no further tickets.
 */
@Component
class Issuance {

    private final TicketedEvents events;
    private final SigningKeys keys;
    private final Mint mint;
    private final TicketPublisher publisher;
    private final CancelTickets cancel;

    Issuance(
            TicketedEvents events,
            SigningKeys keys,
            Mint mint,
            TicketPublisher publisher,
            CancelTickets cancel) {
        this.events = events;
        this.keys = keys;
        this.mint = mint;
        this.publisher = publisher;
        this.cancel = cancel;
    }

    /**
     * Makes the missing tickets of the paid orders, then cancels, and publishes all of it. It ends
     * the same way whether a refund is told before its order, after it, or together with it.
     *
     * @return the tickets that were made, as they were issued
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Ticket> apply(PaymentNews news) {
        List<Ticket> issued = issue(news.paid());
        List<Ticket> cancelled = cancel.apply(issued, news.cancellations());
        List<OutgoingMessage> messages = new ArrayList<>();
        issued.forEach(
                ticket -> traced(news, ticket, () -> messages.add(publisher.issued(ticket))));
        cancelled.forEach(
                ticket -> traced(news, ticket, () -> messages.add(publisher.cancelled(ticket))));
        publisher.publish(messages);
        if (!issued.isEmpty()) {
            CrashPoint.hit("mint.before_commit");
            CrashPoint.hitAfterCommit("mint.after_commit_before_offset");
        }
        return issued;
    }

    /** A message belongs to the trace in which it is made. */
    private static void traced(PaymentNews news, Ticket ticket, Runnable work) {
        news.traces().accept(ticket.seat().orderId(), work);
    }

    private List<Ticket> issue(List<PaidOrder> paid) {
        if (paid.isEmpty()) {
            return List.of();
        }
        Map<EventId, TicketedEvent> known =
                events.learnFromPayments(paid.stream().map(PaidOrder::event).toList());
        Map<EventId, KeyId> signing = keys.introduceSold(known.keySet());
        CrashPoint.hit("mint.before_insert");
        return mint.mintMissing(paid, known, signing);
    }
}
