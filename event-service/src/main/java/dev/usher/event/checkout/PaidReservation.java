package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.ReservationId;
import java.util.function.Consumer;

/**
 * An order that is paid, and the reservation that it was opened on.
 *
 * @param inItsTrace does work whose logs and messages belong to the trace of this order alone
 */
record PaidReservation(
        ReservationId reservation, OrderId order, EventId event, Consumer<Runnable> inItsTrace) {

    /** An order whose trace is the current one. */
    PaidReservation(ReservationId reservation, OrderId order, EventId event) {
        this(reservation, order, event, Runnable::run);
    }
}
