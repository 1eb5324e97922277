package dev.usher.ticket.issuance;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes again the tickets whose last message has an older form, which showed the code and the
 * holder's address in clear. The topic is compacted: the new message of a ticket takes the place of
 * the old one. Replicas share the work, and once all tickets have the newest form, nothing is left
 * to do.
 */
@Component
class RepublishTickets {

    private final Tickets tickets;
    private final TicketPublisher publisher;
    private final TransactionTemplate transaction;
    private final IssuanceSettings settings;

    RepublishTickets(
            Tickets tickets,
            TicketPublisher publisher,
            TransactionTemplate transaction,
            IssuanceSettings settings) {
        this.tickets = tickets;
        this.publisher = publisher;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Publishes at most {@code usher.issuance.republish-batch} tickets. */
    void publishSome() {
        transaction.executeWithoutResult(_ -> {
            List<Ticket> some = tickets.takeOlderForm(settings.republishBatch());
            if (!some.isEmpty()) {
                publisher.publish(some.stream().map(publisher::issued).toList());
            }
        });
    }
}
