package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels tickets whose money goes back, also those that are minted after their refund. */
@Component
class CancelTickets {

    private final Tickets tickets;
    private final RefundedOrders refunded;

    CancelTickets(Tickets tickets, RefundedOrders refunded) {
        this.tickets = tickets;
        this.refunded = refunded;
    }

    /**
     * Cancels the tickets that are meant now, and those that were just issued and were meant by an
     * earlier message. A ticket that is cancelled already does not change.
     *
     * @param issued the tickets that this transaction made
     * @param now the cancellations of this transaction, in the order of their messages
     * @return the tickets that were cancelled, as they are after it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Ticket> apply(List<Ticket> issued, List<Cancellation> now) {
        List<Cancellation> all = Stream.concat(earlier(issued).stream(), now.stream()).toList();
        List<Ticket> cancelled = all.isEmpty() ? List.of() : tickets.cancel(all);
        if (!now.isEmpty()) {
            // After the tickets: what has its ticket by now need not be remembered.
            refunded.remember(now);
        }
        return cancelled;
    }

    private List<Cancellation> earlier(List<Ticket> issued) {
        return issued.isEmpty()
                ? List.of()
                : refunded.of(
                        issued.stream()
                                .map(ticket -> ticket.seat().orderId())
                                .collect(Collectors.<OrderId>toSet()));
    }
}
