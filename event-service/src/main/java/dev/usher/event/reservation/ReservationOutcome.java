package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import java.util.List;
import java.util.Map;

/** The result of a request for a reservation: all of it or nothing. */
sealed interface ReservationOutcome {

    /** The seats are held now, and if the request has a key, this answer to it is stored. */
    record Held(Reservation reservation) implements ReservationOutcome {}

    /** The seats were held before, by an equal request with the same key. */
    record HeldBefore(Reservation reservation) implements ReservationOutcome {}

    record UnknownEvent() implements ReservationOutcome {}

    /** The event is a draft or is cancelled. */
    record NotOnSale() implements ReservationOutcome {}

    record UnknownTicketTypes(List<TicketTypeId> ticketTypes) implements ReservationOutcome {}

    /** The sale of these types has not begun or is over, or the type was retired. */
    record SalesClosed(List<TicketTypeId> ticketTypes) implements ReservationOutcome {}

    /** The request exceeds a limit; at most {@code allowed} tickets may be asked for. */
    record TooMany(Limit limit, int allowed) implements ReservationOutcome {}

    /** At least one type has too few seats left; the number available of each type asked for. */
    record SoldOut(Map<TicketTypeId, Integer> available) implements ReservationOutcome {}

    /** The key was used before, for another reservation. */
    record KeyReused() implements ReservationOutcome {}

    /** Another reservation for an event of the organizer has the reference. */
    record ReferenceTaken() implements ReservationOutcome {}

    /** The request could not be decided in time; nothing was changed and it may be repeated. */
    record Busy() implements ReservationOutcome {}

    enum Limit {
        MAX_PER_ORDER,
        MAX_PER_BUYER,
        MAX_HELD
    }
}
