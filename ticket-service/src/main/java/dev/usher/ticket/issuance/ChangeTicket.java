package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.TicketedEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes one ticket on request: its organizer cancels it, or its buyer names another holder. */
@Service
public class ChangeTicket {

    /** Codes have 50 bits, so one that is taken is rare and eight in a row are a defect. */
    private static final int MAX_ROUNDS = 8;

    private final TicketChanges changes;
    private final TicketNumbers numbers;
    private final TicketPublisher publisher;
    private final Replacement replacement;
    private final Clock clock;

    ChangeTicket(
            TicketChanges changes,
            TicketNumbers numbers,
            TicketPublisher publisher,
            Replacement replacement,
            Clock clock) {
        this.changes = changes;
        this.numbers = numbers;
        this.publisher = publisher;
        this.replacement = replacement;
        this.clock = clock;
    }

    /** Cancels the ticket. One that is cancelled already does not change. */
    @Transactional
    public void cancel(TicketId id) {
        changes.cancel(id, clock.instant())
                .map(publisher::cancelled)
                .map(List::of)
                .ifPresent(publisher::publish);
    }

    /**
     * Names another holder, until the event starts. Where the event demands it, the ticket gets a
     * new credential and a new code, and the old ones admit nobody.
     *
     * @param precondition refuses by an exception if the caller meant another state of the ticket
     */
    @Transactional
    public HolderOutcome changeHolder(
            TicketId id, TicketedEvent event, TicketHolder holder, Consumer<Ticket> precondition) {
        Ticket ticket = changes.lock(id).orElseThrow();
        precondition.accept(ticket);
        if (ticket.lifecycle().status() == TicketStatus.CANCELLED) {
            return new HolderOutcome.Cancelled();
        }
        if (!clock.instant().isBefore(event.startsAt())) {
            return new HolderOutcome.EventStarted();
        }
        if (ticket.holder().isSamePerson(holder)) {
            return new HolderOutcome.Changed(ticket);
        }
        Optional<KeyId> key = replacement.keyFor(event);
        if (key.isEmpty()) {
            Ticket changed = changes.change(ticket.heldBy(holder)).orElseThrow();
            publisher.publish(List.of(publisher.holderChanged(changed)));
            return new HolderOutcome.Changed(changed);
        }
        Ticket superseding = superseding(ticket.heldBy(holder.holdingAlone()), key.get());
        publisher.publish(List.of(publisher.superseded(superseding)));
        return new HolderOutcome.Changed(superseding);
    }

    private Ticket superseding(Ticket ticket, KeyId key) {
        int version = ticket.signing().version() + 1;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<Ticket> changed =
                    changes.change(
                            ticket.signedAgain(
                                    version, key, numbers.codeOf(ticket.id(), version, round)));
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        throw new IllegalStateException("no free code for ticket " + ticket.id());
    }
}
