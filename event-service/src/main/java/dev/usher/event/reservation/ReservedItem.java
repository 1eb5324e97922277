package dev.usher.event.reservation;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;

/** Tickets of one type, with the name and price of the moment the reservation was placed. */
public record ReservedItem(TicketTypeId ticketType, String name, int quantity, Money unitPrice) {

    Seats seats() {
        return new Seats(ticketType, quantity);
    }
}
