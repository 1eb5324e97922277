package dev.usher.event.reservation;

import dev.usher.event.catalog.Catalogue;
import dev.usher.event.catalog.Offer;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts seats of cancelled tickets back on sale: the one way in which what was sold becomes
 * available. Each ticket counts once, and only a ticket of a converted reservation; one cancelled
 * before that waits for the conversion. After admission has opened a place may be occupied, so it
 * stays sold.
 */
@Service
class ReturnDesk {

    private static final Logger log = LoggerFactory.getLogger(ReturnDesk.class);

    private final Reservations reservations;
    private final CancelledTickets tickets;
    private final Catalogue catalogue;
    private final Stock stock;

    ReturnDesk(
            Reservations reservations, CancelledTickets tickets, Catalogue catalogue, Stock stock) {
        this.reservations = reservations;
        this.tickets = tickets;
        this.catalogue = catalogue;
        this.stock = stock;
    }

    @Transactional
    void cancelled(CancelledTicket ticket) {
        Optional<Reservation> found = reservations.lock(ticket.reservation());
        if (tickets.remember(ticket)
                && found.map(Reservation::status)
                        .filter(ReservationStatus.CONVERTED::equals)
                        .isPresent()) {
            decide(found.get());
        }
    }

    /** To be called when a reservation, which is locked, has just become CONVERTED. */
    @Transactional(propagation = Propagation.MANDATORY)
    void converted(Reservation reservation) {
        decide(reservation);
    }

    private void decide(Reservation reservation) {
        List<CancelledTicket> undecided = tickets.undecided(reservation.id());
        if (undecided.isEmpty()) {
            return;
        }
        Offer offer = catalogue.offer(reservation.event()).orElseThrow();
        List<Seats> free = new ArrayList<>();
        for (CancelledTicket ticket : undecided) {
            boolean returns =
                    ticket.cancelledAt().isBefore(offer.admissionOpensAt())
                            && isOf(reservation, ticket);
            tickets.decide(ticket, returns);
            if (returns) {
                free.add(new Seats(ticket.ticketType(), 1));
            }
        }
        stock.takeBack(free);
    }

    /** A reservation never gives back more than it bought, whatever is said about its tickets. */
    private boolean isOf(Reservation reservation, CancelledTicket ticket) {
        int bought =
                reservation.seats().stream()
                        .filter(seats -> seats.ticketType().equals(ticket.ticketType()))
                        .mapToInt(Seats::quantity)
                        .sum();
        boolean left = tickets.returned(reservation.id(), ticket.ticketType()) < bought;
        if (!left) {
            log.error(
                    "ticket {} is one more than reservation {} has bought of its type",
                    ticket.id(),
                    reservation.id());
        }
        return left;
    }
}
