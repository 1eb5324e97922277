package dev.usher.event.reservation;

import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.Transactions;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends holds whose time is over and gives their seats back. Every replica looks; the one that locks
 * a hold first ends it. This sweep ends HELD reservations only; one in CHECKOUT ends when its order
 * ends.
 */
@Component
class HoldExpiry {

    private final EndedHolds holds;
    private final Stock stock;
    private final HoldExpirySettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HoldExpiry(
            EndedHolds holds,
            Stock stock,
            HoldExpirySettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.holds = holds;
        this.stock = stock;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void sweep() {
        boolean mayBeMore = true;
        for (int batch = 0; mayBeMore && batch < settings.sweepBatches(); batch++) {
            mayBeMore = Transactions.decide(transaction, this::endSome);
        }
    }

    /** Ends one batch; returns false if no hold was due. */
    private boolean endSome() {
        List<Seats> seats = holds.expire(clock.instant(), settings.sweepBatch());
        if (seats.isEmpty()) {
            return false;
        }
        CrashPoint.hit("expiry.mid_batch");
        stock.release(seats);
        return true;
    }
}
