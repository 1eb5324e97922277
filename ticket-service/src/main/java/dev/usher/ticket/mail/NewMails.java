package dev.usher.ticket.mail;

import dev.usher.platform.time.Ids;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.issuance.Ticket;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes mails that were not tried yet. */
@Component
class NewMails {

    private static final long FIRST = 1;

    private final Ids ids;
    private final Clock clock;

    NewMails(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns the first mail with the tickets of the ticket's order. */
    TicketMail first(Ticket ticket) {
        return tickets(ticket.seat().orderId(), FIRST, ticket.buyerId(), ticket.holder().email());
    }

    /** Returns one more mail with the tickets of an order. */
    TicketMail tickets(OrderId order, long number, String buyerId, @Nullable String recipient) {
        return mail(MailKind.TICKETS, order, null, number, buyerId, recipient);
    }

    /** Returns the mail for the person who holds the ticket since its last change. */
    TicketMail handover(Ticket ticket) {
        return mail(
                MailKind.HANDOVER,
                ticket.seat().orderId(),
                ticket.id(),
                ticket.lifecycle().messageSequence(),
                ticket.buyerId(),
                ticket.holder().email());
    }

    private TicketMail mail(
            MailKind kind,
            OrderId order,
            @Nullable TicketId ticket,
            long number,
            String buyerId,
            @Nullable String recipient) {
        Instant now = clock.instant();
        return new TicketMail(
                ids.next(),
                kind,
                order,
                ticket,
                number,
                buyerId,
                recipient,
                MailStatus.PENDING,
                null,
                0,
                now,
                now,
                null);
    }
}
