package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls an event off for good. */
@Service
class CancelEvent {

    private static final Logger log = LoggerFactory.getLogger(CancelEvent.class);

    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;
    private final OpenHolds holds;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CancelEvent(
            OwnEvents own,
            Stock stock,
            EventPublisher publisher,
            OpenHolds holds,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
        this.holds = holds;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Holds are released after the commit: one that was under way before it waits for nobody, and
     * is seen then.
     */
    CancelOutcome cancel(EventId id, String accountId) {
        CancelOutcome outcome =
                Objects.requireNonNull(transaction.execute(status -> decide(id, accountId)));
        if (outcome instanceof CancelOutcome.Cancelled) {
            releaseHolds(id);
        }
        return outcome;
    }

    private CancelOutcome decide(EventId id, String accountId) {
        Event event = own.lock(id, accountId);
        return switch (event.status()) {
            case DRAFT -> new CancelOutcome.NotPublished();
            case PUBLISHED -> {
                event.cancel(clock.instant().truncatedTo(ChronoUnit.MICROS));
                publisher.cancelled(event);
                // Last, for holds under way on a busy event wait from here to the commit.
                stock.close(id, event.version());
                yield new CancelOutcome.Cancelled(EventView.of(event, true));
            }
            case CANCELLED -> new CancelOutcome.Cancelled(EventView.of(event, true));
        };
    }

    private void releaseHolds(EventId id) {
        try {
            holds.release(id);
        } catch (RuntimeException failed) {
            log.warn("event {} is cancelled, its holds are released later", id, failed);
        }
    }
}
