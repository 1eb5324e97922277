package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sells the seats of a reservation to its order, which is paid: held becomes sold. If the hold has
 * ended, it takes available seats instead, and refuses the order if there are too few.
 */
@Component
class ConvertReservation {

    private final Reservations reservations;
    private final Stock stock;
    private final ReturnSeats returnSeats;
    private final OrderAnswers answers;

    ConvertReservation(
            Reservations reservations, Stock stock, ReturnSeats returnSeats, OrderAnswers answers) {
        this.reservations = reservations;
        this.stock = stock;
        this.returnSeats = returnSeats;
        this.answers = answers;
    }

    @Transactional
    void convert(ReservationId id, OrderId order, EventId event) {
        Optional<Reservation> found = reservations.lock(id);
        if (found.isEmpty()) {
            answers.refuseUnknown(id, order, event);
            return;
        }
        Reservation reservation = found.get();
        if (reservation.convertedBy(order)) {
            return;
        }
        switch (reservation.status()) {
            case HELD -> sellHeld(reservation, order);
            case CHECKOUT -> {
                if (reservation.inCheckoutOf(order)) {
                    sellHeld(reservation, order);
                } else {
                    answers.refuse(reservation, order);
                }
            }
            case CONVERTED -> answers.refuse(reservation, order);
            case RELEASED, EXPIRED -> sellAvailable(reservation, order);
        }
    }

    private void sellHeld(Reservation reservation, OrderId order) {
        reservation.convert(order);
        answers.converted(reservation, order);
        stock.sellHeld(reservation.seats());
        returnSeats.afterConversion(List.of(reservation));
    }

    private void sellAvailable(Reservation reservation, OrderId order) {
        if (answers.hasAnswered(order)) {
            return;
        }
        switch (stock.sellAvailable(reservation.seats())) {
            case StockOutcome.Taken() -> {
                reservation.convert(order);
                answers.converted(reservation, order);
                returnSeats.afterConversion(List.of(reservation));
            }
            case StockOutcome.TooFew _ -> answers.refuse(reservation, order);
            case StockOutcome.NotOnSale() -> answers.refuseNotOnSale(reservation, order);
        }
    }
}
