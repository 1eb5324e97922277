package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the seats of an order again whose money came after the order had ended, or tells the order
 * why it cannot.
 */
@Component
class RetakeReservation {

    private final Reservations reservations;
    private final Stock stock;
    private final OrderAnswers answers;

    RetakeReservation(Reservations reservations, Stock stock, OrderAnswers answers) {
        this.reservations = reservations;
        this.stock = stock;
        this.answers = answers;
    }

    @Transactional
    void retake(ReservationId id, OrderId order, EventId event) {
        Optional<Reservation> found = reservations.lock(id);
        if (found.isEmpty()) {
            answers.refuseUnknown(id, order, event);
            return;
        }
        Reservation reservation = found.get();
        if (answers.hasAnswered(order) || reservation.convertedBy(order)) {
            return;
        }
        switch (reservation.status()) {
            case HELD -> retake(reservation, order);
            case CHECKOUT -> {
                if (reservation.inCheckoutOf(order)) {
                    answers.retaken(reservation, order);
                } else {
                    answers.refuse(reservation, order);
                }
            }
            case CONVERTED -> answers.refuse(reservation, order);
            case RELEASED, EXPIRED -> holdAgain(reservation, order);
        }
    }

    private void holdAgain(Reservation reservation, OrderId order) {
        switch (stock.hold(reservation.seats())) {
            case StockOutcome.Taken() -> retake(reservation, order);
            case StockOutcome.TooFew _ -> answers.refuse(reservation, order);
            case StockOutcome.NotOnSale() -> answers.refuseNotOnSale(reservation, order);
        }
    }

    private void retake(Reservation reservation, OrderId order) {
        reservation.retake(order);
        answers.retaken(reservation, order);
    }
}
