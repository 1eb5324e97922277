package dev.usher.ticket.wallet;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.Tickets;
import dev.usher.ticket.issuance.Tickets.Newest;
import dev.usher.ticket.issuance.Tickets.Seat;
import dev.usher.ticket.show.Show;
import dev.usher.ticket.show.Shows;
import dev.usher.ticket.signing.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows tickets to those who may see them, and to each no more than that. */
@Service
class Wallet {

    private final Tickets tickets;
    private final Shows shows;
    private final SigningKeys keys;

    Wallet(Tickets tickets, Shows shows, SigningKeys keys) {
        this.tickets = tickets;
        this.shows = shows;
        this.keys = keys;
    }

    SeenTicket ticket(Caller caller, TicketId id) {
        Ticket ticket = tickets.find(id).orElseThrow(CommonProblems::notFound);
        Show show = showOf(ticket, shows.findAll(Set.of(ticket.eventId())));
        SeenTicket seen = new SeenTicket(ticket, show, sight(caller, ticket, show));
        if (seen.sight() == Sight.STRANGER) {
            throw CommonProblems.notFound();
        }
        return seen;
    }

    /** A ticket whose QR code the caller may have. */
    SeenTicket ownTicket(Caller caller, TicketId id) {
        SeenTicket seen = ticket(caller, id);
        if (seen.sight() != Sight.OWNER) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "The QR code is for the ticket's buyer and holder.");
        }
        return seen;
    }

    /** Bought or held by the caller, newest first. */
    Page<TicketView> mine(
            Caller caller, @Nullable EventId event, int limit, @Nullable String cursor) {
        List<Ticket> found =
                tickets.of(caller.accountId(), caller.email(), event, newest(cursor), limit + 1);
        return views(caller, Page.of(found, limit, Wallet::afterNewest));
    }

    /** Of an order the caller may see; of any other as if it had none. */
    Page<TicketView> ofOrder(Caller caller, OrderId order, int limit, @Nullable String cursor) {
        List<Ticket> found = tickets.ofOrder(order, seat(cursor), limit + 1);
        Map<EventId, Show> known = showsOf(found);
        List<Ticket> visible =
                found.stream()
                        .filter(ticket ->
                                sight(caller, ticket, showOf(ticket, known)) != Sight.STRANGER)
                        .toList();
        return views(caller, Page.of(visible, limit, Wallet::afterSeat));
    }

    /** Of an event of the caller's own, newest first. */
    Page<TicketView> ofEvent(Caller caller, EventId event, int limit, @Nullable String cursor) {
        Show show = shows.find(event).orElseThrow(CommonProblems::notKnownYet);
        if (!show.isOf(caller.accountId())) {
            // A foreign draft must look like nothing at all.
            throw show.isPublic() ? CommonProblems.notFound() : CommonProblems.notKnownYet();
        }
        List<Ticket> found = tickets.ofEvent(event, newest(cursor), limit + 1);
        return views(caller, Page.of(found, limit, Wallet::afterNewest));
    }

    TicketView view(SeenTicket seen) {
        return switch (seen.sight()) {
            case OWNER -> TicketView.full(seen.ticket(), seen.show(), credential(seen.ticket()));
            case ORGANIZER -> TicketView.forOrganizer(seen.ticket(), seen.show());
            case STRANGER -> throw new IllegalStateException("strangers see no ticket");
        };
    }

    String credential(Ticket ticket) {
        return keys.sign(ticket.keyId(), ticket.claims());
    }

    private Page<TicketView> views(Caller caller, Page<Ticket> page) {
        Map<EventId, Show> known = showsOf(page.items());
        return page.map(ticket -> {
            Show show = showOf(ticket, known);
            return view(new SeenTicket(ticket, show, sight(caller, ticket, show)));
        });
    }

    private static Sight sight(Caller caller, Ticket ticket, Show show) {
        if (ticket.boughtBy(caller.accountId()) || ticket.heldBy(caller.email())) {
            return Sight.OWNER;
        }
        return show.isOf(caller.accountId()) ? Sight.ORGANIZER : Sight.STRANGER;
    }

    private Map<EventId, Show> showsOf(List<Ticket> found) {
        return shows.findAll(found.stream().map(Ticket::eventId).collect(Collectors.toSet()));
    }

    private static Show showOf(Ticket ticket, Map<EventId, Show> known) {
        Show show = known.get(ticket.eventId());
        if (show == null) {
            throw new IllegalStateException("a ticket without its event: " + ticket.id());
        }
        return show;
    }

    private static Newest newest(@Nullable String cursor) {
        return cursor == null
                ? Newest.FIRST
                : Cursor.decode(
                        cursor,
                        2,
                        keys ->
                                new Newest(
                                        Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    }

    private static String afterNewest(Ticket ticket) {
        return Cursor.encode(ticket.issuedAt(), ticket.id());
    }

    private static Seat seat(@Nullable String cursor) {
        return cursor == null
                ? Seat.FIRST
                : Cursor.decode(
                        cursor,
                        2,
                        keys ->
                                new Seat(
                                        UUID.fromString(keys.get(0)),
                                        Integer.parseInt(keys.get(1))));
    }

    private static String afterSeat(Ticket ticket) {
        return Cursor.encode(ticket.lineId(), ticket.seat());
    }
}
