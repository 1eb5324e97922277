package dev.usher.payment.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.usher.platform.web.deadline.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes calls to Stripe within its rate limits, and measures them. */
@Component
class StripeCalls {

    private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);

    private final CallRate rate;
    private final MeterRegistry meters;
    private final StripeAlarms alarms;

    StripeCalls(CallRate rate, MeterRegistry meters, StripeAlarms alarms) {
        this.rate = rate;
        this.meters = meters;
        this.alarms = alarms;
    }

    /**
     * @throws RateLimitException also if the call would wait too long for our own rate limit; then
     *     nothing was sent
     */
    <T> T make(CallRate.Endpoint endpoint, Call<T> call) throws StripeException {
        try (CallRate.Turn turn =
                rate.await(endpoint, Deadline.current().left()).orElseThrow(StripeCalls::tooMany)) {
            return ScopedValue.where(PooledTransport.TURN, turn)
                    .call(() -> measured(endpoint, call));
        }
    }

    private static RateLimitException tooMany() {
        return new RateLimitException(
                "the call would wait too long for our own rate limit", null, null, null, 429, null);
    }

    private <T> T measured(CallRate.Endpoint endpoint, Call<T> call) throws StripeException {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "unknown";
        try {
            T answer = call.make();
            outcome = "ok";
            return answer;
        } catch (StripeException refused) {
            outcome = refused.getClass().getSimpleName();
            if (refused instanceof AuthenticationException
                    || refused instanceof PermissionException) {
                log.error("Stripe refused our key for {}: {}", endpoint, refused.getCode());
                alarms.raise(StripeAlarms.Reason.KEY_REFUSED);
            }
            throw refused;
        } finally {
            sample.stop(
                    meters.timer(
                            "usher.stripe.calls",
                            "endpoint",
                            endpoint.name().toLowerCase(Locale.ROOT),
                            "outcome",
                            outcome));
        }
    }

    /** Raises an alarm about the meaning of an answer. */
    void raise(StripeAlarms.Reason reason) {
        alarms.raise(reason);
    }

    /** One call to Stripe. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws StripeException;
    }
}
