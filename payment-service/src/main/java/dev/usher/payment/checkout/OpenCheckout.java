package dev.usher.payment.checkout;

import dev.usher.payment.decline.DeclineMeasure;
import dev.usher.payment.decline.MeasureDeclines;
import dev.usher.payment.order.BeginOrder;
import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderBuyer;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Phase;
import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedWork;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens an order in four steps: commit an attempt, claim the reservation, open a session, show the
 * order. If it stops between two steps, repeating the call continues with the next one.
 */
@Component
class OpenCheckout {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final BeginOrder begin;
    private final FindOrders orders;
    private final ProceedCheckout steps;
    private final CheckoutSettings settings;
    private final MeasureDeclines declines;

    OpenCheckout(
            BeginOrder begin,
            FindOrders orders,
            ProceedCheckout steps,
            CheckoutSettings settings,
            MeasureDeclines declines) {
        this.begin = begin;
        this.orders = orders;
        this.steps = steps;
        this.settings = settings;
        this.declines = declines;
    }

    /**
     * Opens an order, or finds it open.
     *
     * @param address the caller's; null if it is not known
     */
    CheckoutOutcome open(
            UUID reservationId,
            OrderBuyer buyer,
            ReturnUrls urls,
            CallerReferences references,
            @Nullable String address,
            KeyedWork<OrderState> key) {
        long rounds = Math.max(1, settings.waitElsewhere().dividedBy(LOOK_AGAIN));
        for (long round = 0; round < rounds && !Deadline.current().isOver(); round++) {
            DeclineMeasure measure = declines.of(address);
            switch (begin.begin(reservationId, buyer, urls, references, measure, key)) {
                case BeginOrder.Outcome.AlreadyOpen(OrderState order) -> {
                    return new CheckoutOutcome.AlreadyOpen(order);
                }
                case BeginOrder.Outcome.Leased(OrderState attempt) -> {
                    CrashPoint.hit("checkout.after_attempt");
                    return proceed(attempt, key);
                }
                case BeginOrder.Outcome.KeyUsed _ -> {
                    return new CheckoutOutcome.KeyUsed();
                }
                case BeginOrder.Outcome.Refused(Duration openAfter) -> {
                    declines.refused();
                    return new CheckoutOutcome.TooManyDeclines(openAfter);
                }
                case BeginOrder.Outcome.InProgress(OrderId order) ->
                        orders.await(order, state -> state.phase() != Phase.ATTEMPT, pause());
            }
        }
        return new CheckoutOutcome.ProviderBusy();
    }

    private static Duration pause() {
        Duration left = Deadline.current().left();
        return left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
    }

    private CheckoutOutcome proceed(OrderState attempt, KeyedWork<OrderState> key) {
        boolean open = false;
        try {
            CheckoutOutcome outcome = steps.proceed(attempt, key);
            open = outcome instanceof CheckoutOutcome.Opened;
            return outcome;
        } finally {
            if (!open) {
                // Even if the caller has given up: a repeat must not wait for the lease to end.
                Deadline.ignore(() -> begin.release(attempt.id()));
            }
        }
    }
}
