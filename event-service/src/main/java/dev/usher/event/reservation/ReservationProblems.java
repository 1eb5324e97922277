package dev.usher.event.reservation;

import dev.usher.platform.web.problem.ProblemCatalogue;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the calls about reservations can be refused with. */
@Component
class ReservationProblems implements ProblemCatalogue {

    static final ProblemType SOLD_OUT =
            new ProblemType(
                    "sold_out",
                    409,
                    "Sold out",
                    "There are not as many tickets left as were asked for, and nothing was"
                            + " reserved. `available` says per ticket type asked for how many there"
                            + " are. Ask for fewer, or again later: holds that run out and cancelled"
                            + " tickets come back.");

    static final ProblemType SALES_CLOSED =
            new ProblemType(
                    "sales_closed",
                    409,
                    "Sales closed",
                    "A ticket type asked for is not sold now: its sale has not begun, is over, or the"
                            + " type was retired. `ticketTypes` names them; the event tells the"
                            + " times.");

    static final ProblemType EVENT_NOT_ON_SALE =
            new ProblemType(
                    "event_not_on_sale",
                    409,
                    "Event not on sale",
                    "The event is not published, or was cancelled. Its tickets can't be reserved or"
                            + " ordered.");

    static final ProblemType TOO_MANY_TICKETS =
            new ProblemType(
                    "too_many_tickets",
                    422,
                    "Too many tickets",
                    "More tickets were asked for than one may have. `limit` says which limit it is:"
                            + " MAX_PER_ORDER of a ticket type, or MAX_PER_BUYER of the event, which"
                            + " counts what the buyer holds and has bought. `allowed` is how many"
                            + " may be asked for.");

    static final ProblemType RESERVATION_IN_CHECKOUT =
            new ProblemType(
                    "reservation_in_checkout",
                    409,
                    "Reservation in checkout",
                    "An order is open on the reservation. Cancel the order: the reservation's stock"
                            + " follows.");

    static final ProblemType RESERVATION_CONVERTED =
            new ProblemType(
                    "reservation_converted",
                    409,
                    "Reservation converted",
                    "The reservation was paid and its tickets are sold. They can be refunded by the"
                            + " organizer, not given back here.");

    static final ProblemType RESERVATION_NOT_HELD =
            new ProblemType(
                    "reservation_not_held",
                    409,
                    "Reservation not held",
                    "The reservation ran out, was given back, or belongs to another order. Place a"
                            + " new one.");

    @Override
    public List<ProblemType> problems() {
        return List.of(
                SOLD_OUT,
                SALES_CLOSED,
                EVENT_NOT_ON_SALE,
                TOO_MANY_TICKETS,
                RESERVATION_IN_CHECKOUT,
                RESERVATION_CONVERTED,
                RESERVATION_NOT_HELD);
    }
}
