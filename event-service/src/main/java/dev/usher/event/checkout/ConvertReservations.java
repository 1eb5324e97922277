package dev.usher.event.checkout;

import static java.util.Objects.requireNonNull;

import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.ReservationStatus;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.crash.CrashPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sells the seats of many reservations to their orders together, with a statement per step for all
 * of them. Those that are not simply held for their order are decided one by one after the others
 * ({@link ConvertReservation}).
 */
@Component
class ConvertReservations {

    private final Reservations reservations;
    private final Stock stock;
    private final ReturnSeats returnSeats;
    private final OrderAnswers answers;
    private final ConvertReservation convertReservation;

    ConvertReservations(
            Reservations reservations,
            Stock stock,
            ReturnSeats returnSeats,
            OrderAnswers answers,
            ConvertReservation convertReservation) {
        this.reservations = reservations;
        this.stock = stock;
        this.returnSeats = returnSeats;
        this.answers = answers;
        this.convertReservation = convertReservation;
    }

    /** Converts the reservations; two orders for one are decided in the order of the list. */
    @Transactional
    void convert(List<PaidReservation> orders) {
        Map<ReservationId, Reservation> locked =
                reservations.lockAll(orders.stream().map(PaidReservation::reservation).toList());
        Map<ReservationId, PaidReservation> together = new LinkedHashMap<>();
        List<PaidReservation> single = new ArrayList<>();
        for (PaidReservation paid : orders) {
            Reservation reservation = locked.get(paid.reservation());
            if (reservation != null
                    && isHeldFor(paid, reservation)
                    && !together.containsKey(paid.reservation())) {
                together.put(paid.reservation(), paid);
            } else {
                single.add(paid);
            }
        }
        if (!single.isEmpty() && orders.size() > 1) {
            // All at once: each decision alone would lock its rows in the order of the decisions.
            stock.lock(seatsOf(locked.values()));
        }
        sell(List.copyOf(together.values()), locked);
        for (PaidReservation paid : single) {
            paid.inItsTrace()
                    .accept(() ->
                            convertReservation.convert(
                                    paid.reservation(), paid.order(), paid.event()));
        }
    }

    private static boolean isHeldFor(PaidReservation paid, Reservation reservation) {
        return reservation.status() == ReservationStatus.HELD
                || reservation.inCheckoutOf(paid.order());
    }

    private void sell(List<PaidReservation> orders, Map<ReservationId, Reservation> locked) {
        if (orders.isEmpty()) {
            return;
        }
        List<Reservation> sold = new ArrayList<>();
        for (PaidReservation paid : orders) {
            Reservation reservation = requireNonNull(locked.get(paid.reservation()));
            reservation.convert(paid.order());
            sold.add(reservation);
        }
        answers.convertedAll(orders, sold);
        stock.sellHeld(seatsOf(sold));
        returnSeats.afterConversion(sold);
        CrashPoint.hit("convert.before_commit");
        CrashPoint.hitAfterCommit("convert.after_commit_before_offset");
    }

    private static List<Seats> seatsOf(Collection<Reservation> reservations) {
        return reservations.stream().flatMap(one -> one.seats().stream()).toList();
    }
}
