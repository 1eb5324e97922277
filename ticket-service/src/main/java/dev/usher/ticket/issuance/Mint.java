package dev.usher.ticket.issuance;

import dev.usher.credential.Credential;
import dev.usher.credential.KeyId;
import dev.usher.ticket.EventId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.TicketedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the tickets of paid orders that do not exist yet. */
@Component
class Mint {

    /** Codes have 50 bits, so one repeated code is rare and eight in a row are a defect. */
    private static final int MAX_ROUNDS = 8;

    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final TicketNotices notices;
    private final IssuanceSettings settings;
    private final Clock clock;

    Mint(
            Tickets tickets,
            TicketNumbers numbers,
            TicketNotices notices,
            IssuanceSettings settings,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The tickets that were made, sorted by their ids; empty if all exist.
     *
     * @param events the events of the orders
     * @param keys the keys that sign for these events
     */
    List<Ticket> mintMissing(
            List<PaidOrder> orders, Map<EventId, TicketedEvent> events, Map<EventId, KeyId> keys) {
        List<Ticket> minted = new ArrayList<>();
        Collection<Ticket> missing = plan(orders, events, keys);
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            Set<TicketId> added = tickets.add(missing);
            missing.stream().filter(ticket -> added.contains(ticket.id())).forEach(minted::add);
            missing = withNextCodes(notAddedForTheirCode(missing, added), round);
            if (missing.isEmpty()) {
                notices.issued(minted);
                return minted;
            }
        }
        throw new IllegalStateException(
                "no free code for ticket " + missing.iterator().next().id());
    }

    /**
     * The tickets of all seats, each once however often its order is announced. They are sorted,
     * because two transactions that add the same tickets in one order wait for each other, and in
     * two orders would block each other.
     */
    private Collection<Ticket> plan(
            List<PaidOrder> orders, Map<EventId, TicketedEvent> events, Map<EventId, KeyId> keys) {
        Instant now = clock.instant();
        Map<UUID, Ticket> planned = new TreeMap<>();
        for (PaidOrder order : orders) {
            TicketedEvent event = Objects.requireNonNull(events.get(order.event().id()));
            Ticket.Signing signing =
                    signing(order, event, Objects.requireNonNull(keys.get(event.id())));
            for (PaidOrder.Line line : order.lines()) {
                for (int seat = 1; seat <= line.quantity(); seat++) {
                    Ticket ticket = ticket(order, line, seat, event.id(), signing, now);
                    planned.putIfAbsent(ticket.id().value(), ticket);
                }
            }
        }
        return planned.values();
    }

    private Ticket.Signing signing(PaidOrder order, TicketedEvent event, KeyId key) {
        // A credential holds whole seconds.
        Instant notBefore = order.paidAt().truncatedTo(ChronoUnit.SECONDS);
        return new Ticket.Signing(
                Ticket.Signing.FIRST_VERSION, key, notBefore, expiry(event, notBefore));
    }

    private Ticket ticket(
            PaidOrder order,
            PaidOrder.Line line,
            int seat,
            EventId event,
            Ticket.Signing signing,
            Instant now) {
        TicketId id = numbers.idOf(order.id(), line.id(), seat);
        return new Ticket(
                id,
                new Ticket.OrderedSeat(
                        order.id(), order.reference(), order.reservationId(), line.id(), seat),
                event,
                new Ticket.TicketType(line.ticketTypeId(), line.ticketTypeName()),
                order.buyerId(),
                order.holder(),
                numbers.codeOf(id, signing.version(), 0),
                signing,
                Ticket.Lifecycle.issued(now));
    }

    /**
     * The expiry of the credential. It is always after the payment, even if that arrives after the
     * event, and at most {@link Credential#LATEST}.
     */
    private Instant expiry(TicketedEvent event, Instant notBefore) {
        Instant end = event.endsAt().isAfter(notBefore) ? event.endsAt() : notBefore;
        Instant expiry =
                end.plus(settings.credentialOutlivesEvent()).truncatedTo(ChronoUnit.SECONDS);
        return expiry.isAfter(Credential.LATEST) ? Credential.LATEST : expiry;
    }

    /** The tickets that were not added because another ticket has their code. */
    private List<Ticket> notAddedForTheirCode(Collection<Ticket> planned, Set<TicketId> added) {
        List<Ticket> refused =
                planned.stream().filter(ticket -> !added.contains(ticket.id())).toList();
        if (refused.isEmpty()) {
            return refused;
        }
        Set<TicketId> existing = tickets.existing(refused.stream().map(Ticket::id).toList());
        return refused.stream().filter(ticket -> !existing.contains(ticket.id())).toList();
    }

    private List<Ticket> withNextCodes(List<Ticket> planned, int round) {
        return planned.stream()
                .map(ticket ->
                        ticket.withCode(
                                numbers.codeOf(ticket.id(), ticket.signing().version(), round)))
                .toList();
    }
}
