package dev.usher.event.reservation;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a reservation for its buyer. */
@Component
class ReadReservation {

    private final Reservations reservations;

    ReadReservation(Reservations reservations) {
        this.reservations = reservations;
    }

    /** The reservation; empty if it does not exist or belongs to another account. */
    @Transactional(readOnly = true)
    Optional<Reservation> find(ReservationId id, String accountId) {
        return reservations.find(id).filter(found -> found.isOf(accountId));
    }
}
