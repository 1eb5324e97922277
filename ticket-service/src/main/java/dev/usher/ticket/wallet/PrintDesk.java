package dev.usher.ticket.wallet;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.event.EventVenue;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.TicketStatus;
import dev.usher.ticket.paper.PrintedTicket;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Prepares tickets for paper: what is told of them, and who may have them. */
@Component
class PrintDesk {

    /** Rises when the same facts are drawn in another way. */
    private static final int LAYOUT = 2;

    private static final int MAX_PAGES = 200;

    private final Wallet wallet;

    PrintDesk(Wallet wallet) {
        this.wallet = wallet;
    }

    /** Returns the order's tickets that the caller bought or holds; there is at least one. */
    List<ViewedTicket> ownTickets(Caller caller, OrderId order) {
        List<ViewedTicket> own = wallet.ownTickets(caller, order, MAX_PAGES + 1);
        if (own.size() > MAX_PAGES) {
            throw new ProblemException(
                    WalletProblems.TOO_MANY_PAGES,
                    "At most " + MAX_PAGES + " tickets are printed into one document.");
        }
        return own;
    }

    /** Returns a tag that changes when one of the tickets or the event changes. */
    String etag(List<ViewedTicket> tickets) {
        long changes = tickets.stream().mapToLong(ViewedTicket::changes).sum();
        return "\"p%d.%d.%d\"".formatted(LAYOUT, tickets.size(), changes);
    }

    PrintedTicket printed(ViewedTicket viewed) {
        Ticket ticket = viewed.ticket();
        TicketedEvent event = viewed.event();
        return new PrintedTicket(
                ticket.id().value(),
                ticket.seat().orderId().value(),
                new PrintedTicket.Show(
                        event.title(),
                        event.startsAt(),
                        event.endsAt(),
                        ZoneId.of(event.timeZone())),
                place(event.venue()),
                ticket.type().name(),
                ticket.holder().name(),
                admits(viewed)
                        ? new PrintedTicket.Pass(ticket.code().toString(), code(viewed))
                        : null);
    }

    QrCode code(ViewedTicket viewed) {
        return QrCode.of(wallet.credential(viewed.ticket()));
    }

    private static boolean admits(ViewedTicket viewed) {
        return viewed.ticket().lifecycle().status() == TicketStatus.VALID
                && viewed.event().status() != TicketedEvent.Status.CANCELLED;
    }

    private static List<String> place(EventVenue venue) {
        String town =
                Stream.of(venue.city(), venue.country())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return Stream.of(venue.name(), venue.address(), town).filter(Objects::nonNull).toList();
    }
}
