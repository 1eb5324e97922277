package dev.usher.event.reservation;

import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what was held too long. Every replica looks; a hold is ended by the one that locks it
 * first. Only HELD ends by our clock, a checkout ends with its order.
 */
@Component
class HoldExpiry {

    private final Reservations reservations;
    private final Stock stock;
    private final ReservationSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HoldExpiry(
            Reservations reservations,
            Stock stock,
            ReservationSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reservations = reservations;
        this.stock = stock;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${usher.reservation.sweep-interval:500ms}")
    void sweep() {
        for (int batch = 0; batch < settings.sweepBatches(); batch++) {
            if (!sweepOnce()) {
                return;
            }
        }
    }

    /** Ends one batch; false when nothing was due. */
    private boolean sweepOnce() {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    List<Seats> seats = reservations.expire(now, settings.sweepBatch());
                    if (seats.isEmpty()) {
                        return false;
                    }
                    CrashPoint.hit("expiry.mid_batch");
                    stock.release(seats);
                    return true;
                }));
    }
}
