package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.SessionPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Plans the sessions of an order. */
@Component
class PlanSession {

    private final CheckoutSettings settings;
    private final Clock clock;
    private final String publicUrl;

    PlanSession(
            CheckoutSettings settings,
            Clock clock,
            @Value("${usher.public-url}") String publicUrl) {
        this.settings = settings;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Plans a session that begins now. */
    SessionPlan next(int attempt) {
        Instant now = clock.instant();
        return new SessionPlan(attempt, settings.orderEnds(now), settings.sessionEnds(now));
    }

    /** Tells whether the order's plan is too old for Stripe to accept it still. */
    boolean stale(OrderState order) {
        return settings.stale(ends(order), clock.instant());
    }

    /** Makes the request from stored values only, so that every repeat of it is equal. */
    SessionRequest request(OrderState order) {
        OrderState.SoldItems sold = order.sold();
        String success = order.returnUrls().success();
        String cancel = order.returnUrls().cancel();
        return new SessionRequest(
                order.id(),
                order.reservationId(),
                order.sessionAttempt(),
                sold.event(),
                sold.lines(),
                sold.total(),
                order.buyer().email(),
                order.externalReference(),
                success == null
                        ? CheckoutPages.address(publicUrl, CheckoutPages.RETURN, order)
                        : success,
                cancel == null
                        ? CheckoutPages.address(publicUrl, CheckoutPages.CANCELLED, order)
                        : cancel,
                ends(order));
    }

    private static Instant ends(OrderState order) {
        return Objects.requireNonNull(order.sessionExpiresAt(), "no session planned");
    }
}
