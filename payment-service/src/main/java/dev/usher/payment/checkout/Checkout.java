package dev.usher.payment.checkout;

import dev.usher.payment.order.Attempts;
import dev.usher.payment.order.Beginning;
import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderWatch;
import dev.usher.payment.order.Phase;
import dev.usher.payment.order.Purchaser;
import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.crash.CrashPoint;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opens an order: attempt committed, reservation claimed, session opened, order shown. Whatever
 * happens in between, the same call again goes on where the last one stopped.
 */
@Component
class Checkout {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Attempts attempts;
    private final OrderDesk desk;
    private final OrderWatch watch;
    private final CheckoutSteps steps;
    private final CheckoutSettings settings;

    Checkout(
            Attempts attempts,
            OrderDesk desk,
            OrderWatch watch,
            CheckoutSteps steps,
            CheckoutSettings settings) {
        this.attempts = attempts;
        this.desk = desk;
        this.watch = watch;
        this.steps = steps;
        this.settings = settings;
    }

    CheckoutOutcome open(UUID reservationId, Purchaser purchaser, ReturnUrls urls) {
        long rounds = Math.max(1, settings.waitElsewhere().dividedBy(LOOK_AGAIN));
        for (long round = 0; round < rounds; round++) {
            switch (attempts.begin(reservationId, purchaser, urls)) {
                case Beginning.Existing(OrderState order) -> {
                    return new CheckoutOutcome.AlreadyOpen(order);
                }
                case Beginning.Mine(OrderState attempt) -> {
                    CrashPoint.hit("checkout.after_attempt");
                    return proceed(attempt);
                }
                case Beginning.Elsewhere(OrderId order) ->
                        watch.await(
                                order,
                                () -> desk.find(order),
                                state -> state.phase() != Phase.ATTEMPT,
                                LOOK_AGAIN);
            }
        }
        return new CheckoutOutcome.ProviderBusy();
    }

    private CheckoutOutcome proceed(OrderState attempt) {
        try {
            return steps.proceed(attempt);
        } finally {
            attempts.release(attempt.id());
        }
    }
}
