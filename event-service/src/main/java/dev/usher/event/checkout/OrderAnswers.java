package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.checkout.EndedOrders.LateAnswer;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.Reservations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells orders whether they have their seats, and writes the reservation with the message about it.
 * An order whose money came late is answered once: a second answer could contradict the first.
 */
@Component
class OrderAnswers {

    private static final Logger log = LoggerFactory.getLogger(OrderAnswers.class);

    private final Reservations reservations;
    private final EndedOrders endedOrders;
    private final CancelledEvents cancelledEvents;
    private final ReservationPublisher publisher;
    private final Clock clock;

    OrderAnswers(
            Reservations reservations,
            EndedOrders endedOrders,
            CancelledEvents cancelledEvents,
            ReservationPublisher publisher,
            Clock clock) {
        this.reservations = reservations;
        this.endedOrders = endedOrders;
        this.cancelledEvents = cancelledEvents;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Tells whether the order, whose money came late, has its answer. */
    boolean hasAnswered(OrderId order) {
        return endedOrders.answered(order);
    }

    void converted(Reservation reservation, OrderId order) {
        Instant now = clock.instant();
        publisher.converted(reservation, order, now);
        reservations.save(reservation, now);
    }

    /** Tells each order that its reservation, which has just been converted, is sold to it. */
    void convertedAll(List<PaidReservation> orders, List<Reservation> converted) {
        Instant now = clock.instant();
        publisher.convertedAll(orders, converted, now);
        reservations.saveAll(converted, now);
    }

    void retaken(Reservation reservation, OrderId order) {
        Instant now = clock.instant();
        endedOrders.answer(order, reservation.id(), LateAnswer.RETAKEN, now);
        publisher.retaken(reservation, order, now);
        reservations.save(reservation, now);
    }

    /** Refuses the order because there are not enough seats left. */
    void refuse(Reservation reservation, OrderId order) {
        Instant now = clock.instant();
        if (mayRefuse(reservation.id(), order, now)) {
            publisher.refusedForStock(reservation, order, now);
            reservations.save(reservation, now);
        }
    }

    /** Refuses the order because the event is cancelled or, if it is not, a type was retired. */
    void refuseNotOnSale(Reservation reservation, OrderId order) {
        if (cancelledEvents.containsNow(reservation.event())) {
            refuseCancelled(reservation, order);
        } else {
            refuse(reservation, order);
        }
    }

    /** Refuses an order that names a reservation we do not have. */
    void refuseUnknown(ReservationId id, OrderId order, EventId event) {
        Instant now = clock.instant();
        if (mayRefuse(id, order, now)) {
            log.error("order {} is paid, but its reservation {} is unknown here", order, id);
            publisher.refusedUnknown(id, order, event, now);
        }
    }

    private void refuseCancelled(Reservation reservation, OrderId order) {
        Instant now = clock.instant();
        if (mayRefuse(reservation.id(), order, now)) {
            publisher.refusedForCancellation(reservation, order, now);
            reservations.save(reservation, now);
        }
    }

    /** Notes the refusal; returns false if the order already has an answer. */
    private boolean mayRefuse(ReservationId id, OrderId order, Instant now) {
        if (endedOrders.answered(order)) {
            return false;
        }
        endedOrders.answer(order, id, LateAnswer.REFUSED, now);
        return true;
    }
}
