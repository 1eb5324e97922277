package dev.usher.payment.cancellation;

import dev.usher.payment.order.CloseOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends the time to pay of orders of cancelled events. The sweep of orders then has Stripe end each
 * session, which releases the seats. An order may be opened at the moment of the cancellation, so
 * the event is watched for a while. Any number of replicas may do so: a repeat changes nothing.
 */
@Component
class EndCheckouts {

    private final KnownEvents events;
    private final CloseOrder close;
    private final CancellationSettings settings;
    private final Clock clock;

    EndCheckouts(KnownEvents events, CloseOrder close, CancellationSettings settings, Clock clock) {
        this.events = events;
        this.close = close;
        this.settings = settings;
        this.clock = clock;
    }

    /** Must be called within the transaction that records the cancellation. */
    void begin(UUID event) {
        Instant now = clock.instant();
        events.watch(event, now.plus(settings.watchFor()));
        close.eventCancelled(event);
    }

    void run() {
        for (UUID event : events.watched(clock.instant(), settings.maxWatched())) {
            close.endTimeToPay(event);
        }
    }
}
