package dev.usher.event.checkout;

import dev.usher.event.offer.Offer;
import dev.usher.event.offer.Offers;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.ReservationStatus;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the seats of cancelled tickets back on sale; no other way leads from sold to available. Each
 * ticket counts once and must be of a converted reservation; a ticket that was cancelled earlier
 * waits for the conversion. A ticket that was cancelled after admission had opened returns no seat,
 * because the seat may be occupied.
 */
@Component
class ReturnSeats {

    private static final Logger log = LoggerFactory.getLogger(ReturnSeats.class);

    private final Reservations reservations;
    private final CancelledTickets tickets;
    private final Offers offers;
    private final Stock stock;

    ReturnSeats(Reservations reservations, CancelledTickets tickets, Offers offers, Stock stock) {
        this.reservations = reservations;
        this.tickets = tickets;
        this.offers = offers;
        this.stock = stock;
    }

    /** Remembers the cancelled ticket and decides about its seat; a repeat changes nothing. */
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

    /**
     * Decides about tickets that were cancelled before the conversion. The caller has locked the
     * reservations and has just converted them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void afterConversion(List<Reservation> converted) {
        Set<ReservationId> early =
                tickets.withUndecided(converted.stream().map(Reservation::id).toList());
        converted.stream().filter(one -> early.contains(one.id())).forEach(this::decide);
    }

    private void decide(Reservation reservation) {
        List<CancelledTicket> undecided = tickets.undecided(reservation.id());
        if (undecided.isEmpty()) {
            return;
        }
        Offer offer = offers.find(reservation.event()).orElseThrow();
        List<Seats> free = new ArrayList<>();
        for (CancelledTicket ticket : undecided) {
            boolean returns =
                    ticket.cancelledAt().isBefore(offer.admissionOpensAt())
                            && hasSeatToReturn(reservation, ticket);
            tickets.decide(ticket, returns);
            if (returns) {
                free.add(new Seats(ticket.ticketType(), 1));
            }
        }
        stock.takeBack(free);
    }

    /** Tells whether the reservation has bought more seats of the type than it has returned. */
    private boolean hasSeatToReturn(Reservation reservation, CancelledTicket ticket) {
        int bought =
                reservation.seats().stream()
                        .filter(seats -> seats.ticketType().equals(ticket.ticketType()))
                        .mapToInt(Seats::quantity)
                        .sum();
        boolean left = tickets.returned(reservation.id(), ticket.ticketType()) < bought;
        if (!left) {
            log.error(
                    "ticket {} returns no seat: reservation {} has bought fewer of its type",
                    ticket.id(),
                    reservation.id());
        }
        return left;
    }
}
