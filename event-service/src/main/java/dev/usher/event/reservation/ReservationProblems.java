package dev.usher.event.reservation;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemMember;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems of reservations. */
public final class ReservationProblems {

    static final ProblemType SOLD_OUT =
            new ProblemType(
                            "sold_out",
                            409,
                            "Sold out",
                            "There are fewer tickets left than were asked for, and nothing was reserved."
                                    + " `available` tells how many there are of each ticket type asked for."
                                    + " Ask for fewer, or ask again later: expired holds and cancelled"
                                    + " tickets come back.")
                    .example("/v1/reservations", "There are not enough tickets left.")
                    .with(
                            ProblemMember.of(
                                    "available",
                                    """
                                    {"type": "object",
                                     "description": "The number of tickets left of each ticket type asked for, by its id.",
                                     "additionalProperties": {"type": "integer", "format": "int32", "minimum": 0}}
                                    """,
                                    """
                                    {"019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01": 1}
                                    """));

    static final ProblemType SALES_CLOSED =
            new ProblemType(
                            "sales_closed",
                            409,
                            "Sales closed",
                            "A ticket type asked for is not on sale now: its sale has not begun or is over,"
                                    + " or the type was retired. `ticketTypes` names these types; the event"
                                    + " tells their times.")
                    .example("/v1/reservations", "A ticket type asked for is not on sale now.")
                    .with(
                            ProblemMember.of(
                                    "ticketTypes",
                                    """
                                    {"type": "array", "minItems": 1, "items": {"type": "string", "format": "uuid"},
                                     "description": "The ids of the ticket types that are not on sale."}
                                    """,
                                    """
                                    ["019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01"]
                                    """));

    public static final ProblemType EVENT_NOT_ON_SALE =
            new ProblemType(
                            "event_not_on_sale",
                            409,
                            "Event not on sale",
                            "The event is not on sale, for example because it was cancelled. Its tickets"
                                    + " can't be reserved or ordered.")
                    .example("/v1/reservations", "The event is not on sale.");

    static final ProblemType TOO_MANY_TICKETS =
            new ProblemType(
                            "too_many_tickets",
                            422,
                            "Too many tickets",
                            "More tickets were asked for than a limit allows. `limit` tells which one:"
                                    + " MAX_PER_ORDER of a ticket type; MAX_PER_BUYER of the event, which"
                                    + " counts the tickets the buyer holds and has bought; or MAX_HELD, the"
                                    + " tickets of a type that one account may hold or have in checkout at a"
                                    + " time. `allowed` is the number that may be asked for.")
                    .example("/v1/reservations", "At most 6 tickets may be asked for.")
                    .with(
                            ProblemMember.of(
                                    "limit",
                                    """
                                    {"type": "string", "enum": ["MAX_PER_ORDER", "MAX_PER_BUYER", "MAX_HELD"],
                                     "description": "The limit that the call exceeds.",
                                     "x-enum-descriptions": [
                                       "Tickets of a ticket type in one reservation.",
                                       "Tickets of the event that one buyer holds and has bought.",
                                       "Tickets of a ticket type that one account holds or has in checkout."]}
                                    """,
                                    """
                                    "MAX_PER_ORDER"
                                    """))
                    .with(
                            ProblemMember.of(
                                    "allowed",
                                    """
                                    {"type": "integer", "format": "int32", "minimum": 0,
                                     "description": "The number of tickets that may be asked for."}
                                    """,
                                    """
                                    6
                                    """));

    static final ProblemType RESERVATION_IN_CHECKOUT =
            new ProblemType(
                            "reservation_in_checkout",
                            409,
                            "Reservation in checkout",
                            "An order is open on the reservation. Cancel the order: this gives the seats of"
                                    + " the reservation back.")
                    .example(
                            "/v1/reservations/019a1f60-02c4-7b1e-b3d2-94c1a5e0f7aa",
                            "An order is open on the reservation; cancel the order.");

    static final ProblemType RESERVATION_CONVERTED =
            new ProblemType(
                            "reservation_converted",
                            409,
                            "Reservation converted",
                            "The reservation was paid and its tickets are sold. They cannot"
                                    + " be given back.")
                    .example(
                            "/v1/reservations/019a1f60-02c4-7b1e-b3d2-94c1a5e0f7aa",
                            "The reservation's tickets are sold.");

    public static final ProblemType RESERVATION_NOT_HELD =
            new ProblemType(
                            "reservation_not_held",
                            409,
                            "Reservation not held",
                            "The reservation has ended: it was given back, it has expired, it was sold, or"
                                    + " it belongs to another order. Make a new reservation.")
                    .example(
                            "/v1/reservations",
                            "The reservation cannot be ordered: it is not held.");

    private ReservationProblems() {}

    /** Lists the problems for the documentation. */
    @Component
    static class Listed implements ProblemCatalog {

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
}
