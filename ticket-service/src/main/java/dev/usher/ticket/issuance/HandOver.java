package dev.usher.ticket.issuance;

import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.TicketedEvent;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a ticket to another holder, and lets that person be told of it. */
@Service
public class HandOver {

    private final ChangeTicket change;
    private final TicketNotices notices;

    HandOver(ChangeTicket change, TicketNotices notices) {
        this.change = change;
        this.notices = notices;
    }

    /**
     * Names the holder as {@link ChangeTicket#changeHolder} does. A person is told only if the
     * ticket had another address before.
     *
     * @param precondition refuses by an exception if the caller meant another state of the ticket
     */
    @Transactional
    public HolderOutcome to(
            TicketHolder holder, TicketId id, TicketedEvent event, Consumer<Ticket> precondition) {
        AtomicReference<Ticket> before = new AtomicReference<>();
        HolderOutcome outcome =
                change.changeHolder(
                        id,
                        event,
                        holder,
                        ticket -> {
                            precondition.accept(ticket);
                            before.set(ticket);
                        });
        if (outcome instanceof HolderOutcome.Changed(Ticket changed)
                && hasOtherAddress(before.get(), changed)) {
            notices.handedOver(changed);
        }
        return outcome;
    }

    private static boolean hasOtherAddress(Ticket before, Ticket after) {
        String address = after.holder().email();
        return address != null && !new EmailAddress(address).isNamedBy(before.holder().email());
    }
}
