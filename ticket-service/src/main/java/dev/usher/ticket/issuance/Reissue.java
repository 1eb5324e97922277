package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.ticket.EventId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues tickets again under another key. A gate refuses the credentials of a ticket's earlier
 * versions.
 */
@Component
class Reissue {

    private static final int ROWS = 1_000;

    private final Tickets tickets;
    private final TicketPublisher publisher;

    Reissue(Tickets tickets, TicketPublisher publisher) {
        this.tickets = tickets;
        this.publisher = publisher;
    }

    /**
     * Issues some of the event's valid tickets that another key signed again under this key, each
     * with the next version and an unchanged code.
     *
     * @return how many; 0 if none is left
     */
    @Transactional
    int someUnder(EventId event, KeyId key) {
        List<Ticket> some = tickets.signWith(event, key, ROWS);
        publisher.publish(some.stream().map(publisher::superseded).toList());
        return some.size();
    }
}
