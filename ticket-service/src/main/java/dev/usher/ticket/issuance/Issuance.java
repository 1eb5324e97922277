package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.signing.SigningKeys;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns paid orders into tickets. A unique key in the database gives each seat of an order line one
 * ticket: an order that is announced twice, under one message id or two, gets no further tickets.
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

    /** Makes the missing tickets of the order and publishes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    IssuanceOutcome issueFor(PaidOrder order) {
        events.learnFromPayment(order.event());
        TicketedEvent event = events.find(order.event().id()).orElse(order.event());
        KeyId key = keys.introduce(event.id(), true);
        CrashPoint.hit("mint.before_insert");
        List<Ticket> issued = mint.mintMissing(order, event, key);
        if (issued.isEmpty()) {
            return new IssuanceOutcome.AlreadyIssued();
        }
        publisher.published(issued);
        cancel.ifRefunded(order.id());
        CrashPoint.hit("mint.before_commit");
        CrashPoint.hitAfterCommit("mint.after_commit_before_offset");
        return new IssuanceOutcome.Issued(issued);
    }
}
