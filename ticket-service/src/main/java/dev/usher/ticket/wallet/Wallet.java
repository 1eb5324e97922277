package dev.usher.ticket.wallet;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.RecentEvents;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.Tickets;
import dev.usher.ticket.issuance.Tickets.Change;
import dev.usher.ticket.issuance.Tickets.Newest;
import dev.usher.ticket.issuance.Tickets.Seat;
import dev.usher.ticket.signing.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows tickets to buyers, holders and organizers, to each only the members they may see. */
@Component
class Wallet {

    private static final String ORGANIZER = "organizer";

    private final Tickets tickets;
    private final TicketedEvents events;
    private final RecentEvents recentEvents;
    private final SigningKeys keys;

    Wallet(Tickets tickets, TicketedEvents events, RecentEvents recentEvents, SigningKeys keys) {
        this.tickets = tickets;
        this.events = events;
        this.recentEvents = recentEvents;
        this.keys = keys;
    }

    ViewedTicket ticket(Caller caller, TicketId id) {
        Ticket ticket = tickets.find(id).orElseThrow(CommonProblems::notFound);
        TicketedEvent event = eventOf(ticket, recentEvents.findAll(Set.of(ticket.eventId())));
        ViewedTicket viewed = viewed(caller, ticket, event);
        if (viewed.viewer() == Viewer.STRANGER) {
            throw CommonProblems.notFound();
        }
        return viewed;
    }

    /** The ticket, if the caller may have its QR code. */
    ViewedTicket ownTicket(Caller caller, TicketId id) {
        ViewedTicket viewed = ticket(caller, id);
        if (viewed.viewer() != Viewer.OWNER) {
            throw notOwned();
        }
        return viewed;
    }

    /** The first tickets of the order whose QR codes the caller may have; at least one. */
    List<ViewedTicket> ownTickets(Caller caller, OrderId order, int rows) {
        List<Ticket> found = tickets.ofOrder(order, Seat.FIRST, rows);
        Map<EventId, TicketedEvent> known = eventsOf(found);
        List<ViewedTicket> viewed =
                found.stream()
                        .map(ticket -> viewed(caller, ticket, eventOf(ticket, known)))
                        .filter(ticket -> ticket.viewer() != Viewer.STRANGER)
                        .toList();
        if (viewed.isEmpty()) {
            throw CommonProblems.notFound();
        }
        List<ViewedTicket> own =
                viewed.stream().filter(ticket -> ticket.viewer() == Viewer.OWNER).toList();
        if (own.isEmpty()) {
            throw notOwned();
        }
        return own;
    }

    private static ProblemException notOwned() {
        return new ProblemException(
                CommonProblems.FORBIDDEN,
                "The QR code is for the holder, and for the buyer unless it was handed over.");
    }

    static ViewedTicket viewed(Caller caller, Ticket ticket, TicketedEvent event) {
        return new ViewedTicket(
                ticket,
                event,
                viewer(caller, ticket, event),
                ticket.isBoughtBy(caller.accountId()) || organizes(caller, event));
    }

    /** The ticket of an event that the caller organizes. */
    ViewedTicket organizedTicket(Caller caller, TicketId id) {
        ViewedTicket viewed = ticket(caller, id);
        if (!organizes(caller, viewed.event())) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "Only the event's organizer may cancel a ticket.");
        }
        return viewed;
    }

    /** The ticket, if the caller bought it. Another person may hold it. */
    ViewedTicket boughtTicket(Caller caller, TicketId id) {
        ViewedTicket viewed = ticket(caller, id);
        if (!viewed.ticket().isBoughtBy(caller.accountId())) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "Only the ticket's buyer may name its holder.");
        }
        return viewed;
    }

    /** The tickets that the caller bought or holds, newest first. */
    Page<TicketView> mine(
            Caller caller, @Nullable EventId event, int limit, @Nullable String cursor) {
        Cursor list = Cursor.of("own tickets", event);
        List<Ticket> found =
                tickets.boughtOrHeldBy(
                        caller.accountId(),
                        EmailAddress.of(caller),
                        event,
                        newest(list, cursor),
                        limit + 1);
        return views(caller, Page.of(found, limit, last -> afterNewest(list, last)));
    }

    /** The tickets of an order that the caller may see; none for any other caller. */
    Page<TicketView> ofOrder(Caller caller, OrderId order, int limit, @Nullable String cursor) {
        Cursor list = Cursor.of("tickets of an order", order);
        List<Ticket> found = tickets.ofOrder(order, seat(list, cursor), limit + 1);
        Map<EventId, TicketedEvent> known = eventsOf(found);
        List<Ticket> visible =
                found.stream()
                        .filter(ticket ->
                                viewer(caller, ticket, eventOf(ticket, known)) != Viewer.STRANGER)
                        .toList();
        return views(caller, Page.of(visible, limit, last -> afterSeat(list, last)), known);
    }

    /** The tickets of all events that the caller organizes, newest first. */
    Page<TicketView> ofOrganizer(Caller caller, int limit, @Nullable String cursor) {
        caller.require(ORGANIZER);
        Cursor list = Cursor.of("tickets of an organizer");
        List<Ticket> found =
                tickets.ofEvents(
                        events.organizedBy(caller.accountId()), newest(list, cursor), limit + 1);
        return views(caller, Page.of(found, limit, last -> afterNewest(list, last)));
    }

    /** The tickets of one event or all events that the caller organizes, by their last change. */
    Page<TicketView> changed(
            Caller caller,
            @Nullable EventId id,
            Instant since,
            int limit,
            @Nullable String cursor) {
        List<EventId> own =
                id == null
                        ? events.organizedBy(caller.accountId())
                        : List.of(organized(caller, id).id());
        caller.require(ORGANIZER);
        Cursor list = Cursor.of("changed tickets", id, since);
        List<Ticket> found = tickets.changed(own, since, change(list, cursor), limit + 1);
        return views(caller, Page.of(found, limit, last -> afterChange(list, last)));
    }

    /** The tickets of an event that the caller organizes, newest first. */
    Page<TicketView> ofEvent(Caller caller, EventId id, int limit, @Nullable String cursor) {
        organized(caller, id);
        caller.require(ORGANIZER);
        Cursor list = Cursor.of("tickets of an event", id);
        List<Ticket> found = tickets.ofEvent(id, newest(list, cursor), limit + 1);
        return views(caller, Page.of(found, limit, last -> afterNewest(list, last)));
    }

    private TicketedEvent organized(Caller caller, EventId id) {
        TicketedEvent event = events.find(id).orElseThrow(CommonProblems::notKnownYet);
        if (!event.isOrganizedBy(caller.accountId())) {
            // The answer for the draft of another organizer must be that for an unknown event.
            throw event.isPublic() ? CommonProblems.notFound() : CommonProblems.notKnownYet();
        }
        return event;
    }

    TicketView view(ViewedTicket viewed) {
        return switch (viewed.viewer()) {
            case OWNER -> TicketView.full(viewed, credential(viewed.ticket()));
            case BUYER, ORGANIZER -> TicketView.withoutCode(viewed);
            case STRANGER -> throw new IllegalStateException("a stranger must not see a ticket");
        };
    }

    String credential(Ticket ticket) {
        return keys.sign(ticket.signing().keyId(), ticket.claims());
    }

    private Page<TicketView> views(Caller caller, Page<Ticket> page) {
        return views(caller, page, eventsOf(page.items()));
    }

    private Page<TicketView> views(
            Caller caller, Page<Ticket> page, Map<EventId, TicketedEvent> known) {
        return page.map(ticket -> view(viewed(caller, ticket, eventOf(ticket, known))));
    }

    private static Viewer viewer(Caller caller, Ticket ticket, TicketedEvent event) {
        if (ticket.isHeldBy(EmailAddress.of(caller))) {
            return Viewer.OWNER;
        }
        if (ticket.isBoughtBy(caller.accountId())) {
            return ticket.isHeldAlone() ? Viewer.BUYER : Viewer.OWNER;
        }
        return organizes(caller, event) ? Viewer.ORGANIZER : Viewer.STRANGER;
    }

    private static boolean organizes(Caller caller, TicketedEvent event) {
        return caller.has(ORGANIZER) && event.isOrganizedBy(caller.accountId());
    }

    private Map<EventId, TicketedEvent> eventsOf(List<Ticket> found) {
        return recentEvents.findAll(
                found.stream().map(Ticket::eventId).collect(Collectors.toSet()));
    }

    private static TicketedEvent eventOf(Ticket ticket, Map<EventId, TicketedEvent> known) {
        TicketedEvent event = known.get(ticket.eventId());
        if (event == null) {
            throw new IllegalStateException("a ticket without its event: " + ticket.id());
        }
        return event;
    }

    private static Newest newest(Cursor list, @Nullable String cursor) {
        return cursor == null
                ? Newest.FIRST
                : list.decode(
                        cursor,
                        2,
                        keys ->
                                new Newest(
                                        Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    }

    private static String afterNewest(Cursor list, Ticket ticket) {
        return list.encode(ticket.lifecycle().issuedAt(), ticket.id());
    }

    private static @Nullable Change change(Cursor list, @Nullable String cursor) {
        return cursor == null
                ? null
                : list.decode(
                        cursor,
                        2,
                        keys ->
                                new Change(
                                        Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
    }

    private static String afterChange(Cursor list, Ticket ticket) {
        return list.encode(ticket.lifecycle().updatedAt(), ticket.id());
    }

    private static Seat seat(Cursor list, @Nullable String cursor) {
        return cursor == null
                ? Seat.FIRST
                : list.decode(
                        cursor,
                        2,
                        keys ->
                                new Seat(
                                        UUID.fromString(keys.get(0)),
                                        Integer.parseInt(keys.get(1))));
    }

    private static String afterSeat(Cursor list, Ticket ticket) {
        return list.encode(ticket.seat().lineId(), ticket.seat().number());
    }
}
