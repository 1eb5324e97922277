package dev.usher.payment.cancellation;

import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.FindOrders;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends the time to pay of a cancelled event's open orders, and makes its paid orders owe a refund.
 * The sweep of orders then has Stripe end each session, which releases the seats. An order may be
 * opened or paid at the moment of the cancellation, so the event is watched for a while, and until
 * no order of it can be paid any more. Any number of replicas may do so: a repeat changes nothing.
 */
@Component
class ApplyCancellation {

    private final KnownEvents events;
    private final CloseOrder close;
    private final FindOrders orders;
    private final CancellationSettings settings;
    private final Clock clock;

    ApplyCancellation(
            KnownEvents events,
            CloseOrder close,
            FindOrders orders,
            CancellationSettings settings,
            Clock clock) {
        this.events = events;
        this.close = close;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Must be called within the transaction that records the cancellation. */
    void begin(UUID event) {
        events.watch(event, clock.instant().plus(settings.watchFor()));
        close.endTimeToPay(event);
    }

    void run() {
        Instant now = clock.instant();
        for (UUID event : events.watched(now, settings.maxWatched())) {
            close.endTimeToPay(event);
            oweRefunds(event);
            if (orders.payableOfEvent(event)) {
                events.watch(event, now.plus(settings.watchFor()));
            }
        }
    }

    /** Works in batches of one transaction each, so that a large event holds no lock for long. */
    private void oweRefunds(UUID event) {
        int owing = settings.batch();
        for (int i = 0; i < settings.maxBatches() && owing == settings.batch(); i++) {
            owing = close.oweForCancelledEvent(event, settings.batch());
            if (owing > 0) {
                CrashPoint.hit("cancellation.mid_batch");
            }
        }
    }
}
