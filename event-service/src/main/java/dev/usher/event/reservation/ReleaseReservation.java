package dev.usher.event.reservation;

import dev.usher.event.stock.Stock;
import dev.usher.platform.web.http.ETags;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a held reservation back at the wish of its buyer; its seats are available at once. */
@Component
class ReleaseReservation {

    private final Reservations reservations;
    private final Stock stock;
    private final Clock clock;

    ReleaseReservation(Reservations reservations, Stock stock, Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
    }

    @Transactional
    ReleaseOutcome release(ReservationId id, String accountId, @Nullable String ifMatch) {
        Optional<Reservation> found =
                reservations.lock(id).filter(locked -> locked.isOf(accountId));
        if (found.isEmpty()) {
            return new ReleaseOutcome.Unknown();
        }
        Reservation reservation = found.get();
        ETags.require(ifMatch, ETags.of(reservation.version()));
        return switch (reservation.status()) {
            case HELD -> {
                reservation.release();
                reservations.save(reservation, clock.instant());
                stock.release(reservation.seats());
                yield new ReleaseOutcome.Released();
            }
            case RELEASED, EXPIRED -> new ReleaseOutcome.Released();
            case CHECKOUT -> new ReleaseOutcome.InCheckout();
            case CONVERTED -> new ReleaseOutcome.Converted();
        };
    }
}
