package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import java.util.List;
import java.util.Map;

/** What became of the wish for a reservation: all of it or nothing. */
sealed interface ReservationOutcome {

    /** Held; or held before, by a request with the same key that asked for the same. */
    record Held(Reservation reservation) implements ReservationOutcome {}

    record UnknownEvent() implements ReservationOutcome {}

    /** It is a draft, or cancelled. */
    record NotOnSale() implements ReservationOutcome {}

    record UnknownTicketTypes(List<TicketTypeId> ticketTypes) implements ReservationOutcome {}

    /** Not sold yet, not any more, or retired. */
    record SalesClosed(List<TicketTypeId> ticketTypes) implements ReservationOutcome {}

    /** Over a limit; so many may be asked for. */
    record TooMany(Limit limit, int allowed) implements ReservationOutcome {}

    /** Some type has too few left; so many are available of each one asked for. */
    record SoldOut(Map<TicketTypeId, Integer> available) implements ReservationOutcome {}

    /** The key was used before, for something else. */
    record KeyReused() implements ReservationOutcome {}

    /** Too many wait before it; nothing was decided. */
    record Busy() implements ReservationOutcome {}

    enum Limit {
        MAX_PER_ORDER,
        MAX_PER_BUYER
    }
}
