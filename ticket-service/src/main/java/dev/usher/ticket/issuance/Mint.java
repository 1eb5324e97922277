package dev.usher.ticket.issuance;

import dev.usher.credential.Credential;
import dev.usher.credential.KeyId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.show.Show;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the tickets of an order that are not there yet. */
@Component
class Mint {

    /** Codes have 50 bits: one repeat is rare, so many in a row are a defect. */
    private static final int MAX_ROUNDS = 8;

    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final IssuanceSettings settings;
    private final Clock clock;

    Mint(Tickets tickets, TicketNumbers numbers, IssuanceSettings settings, Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The new ones, in the order of lines and seats; none if all exist. */
    List<Ticket> strike(PaidOrder order, Show show, KeyId key) {
        List<Ticket> struck = new ArrayList<>();
        List<Ticket> missing = plan(order, show, key);
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            Set<TicketId> added = tickets.add(missing);
            missing.stream().filter(ticket -> added.contains(ticket.id())).forEach(struck::add);
            missing = withNextCodes(withoutRow(missing, added), round);
            if (missing.isEmpty()) {
                return struck;
            }
        }
        throw new IllegalStateException("no free code for a ticket of order " + order.id());
    }

    private List<Ticket> plan(PaidOrder order, Show show, KeyId key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant notBefore = order.paidAt().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = expiry(show, notBefore);
        return order.lines().stream()
                .flatMap(line ->
                        seats(line)
                                .map(seat ->
                                        ticket(
                                                order, show, key, line, seat, notBefore, expiresAt,
                                                now)))
                .toList();
    }

    private static Stream<Integer> seats(PaidOrder.Line line) {
        return IntStream.rangeClosed(1, line.quantity()).boxed();
    }

    private Ticket ticket(
            PaidOrder order,
            Show show,
            KeyId key,
            PaidOrder.Line line,
            int seat,
            Instant notBefore,
            Instant expiresAt,
            Instant now) {
        TicketId id = numbers.idOf(order.id(), line.id(), seat);
        return new Ticket(
                id,
                Ticket.FIRST_VERSION,
                Ticket.FIRST_MESSAGE,
                TicketStatus.VALID,
                numbers.codeOf(id, Ticket.FIRST_VERSION, 0),
                key,
                order.id(),
                order.reservationId(),
                line.id(),
                seat,
                show.id(),
                line.ticketTypeId(),
                line.ticketTypeName(),
                order.buyerId(),
                order.buyer(),
                notBefore,
                expiresAt,
                now,
                null);
    }

    /** After the payment too, should it come long after the event; within what a date can say. */
    private Instant expiry(Show show, Instant notBefore) {
        Instant end = show.endsAt().isAfter(notBefore) ? show.endsAt() : notBefore;
        Instant expiry =
                end.plus(settings.credentialOutlivesEvent()).truncatedTo(ChronoUnit.SECONDS);
        return expiry.isAfter(Credential.LATEST) ? Credential.LATEST : expiry;
    }

    /** Those that were not added because another ticket has their code. */
    private List<Ticket> withoutRow(List<Ticket> planned, Set<TicketId> added) {
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
                        ticket.withCode(numbers.codeOf(ticket.id(), ticket.version(), round)))
                .toList();
    }
}
