package dev.usher.event.reservation;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;

/** So many tickets of one type, named and priced as they were when the reservation was placed. */
record ReservedItem(TicketTypeId ticketType, String name, int quantity, Money unitPrice) {

    Seats seats() {
        return new Seats(ticketType, quantity);
    }
}
