package dev.usher.payment.stripe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Counts what an operator must look at, as {@code usher.stripe.alarms}. Every counter exists from
 * the start, so that an alert sees the first case too.
 */
@Component
class StripeAlarms {

    /** The reason of an alarm. */
    enum Reason {
        /** Stripe refused our key, or the key's right to make the call. */
        KEY_REFUSED,
        /** Stripe refused a session for a reason that lies in our code or account. */
        SESSION_REJECTED,
        /** Stripe refused a refund for good, so the money must go back in another way. */
        REFUND_REJECTED,
        /** A notification was stored and not believed. */
        NOTIFICATION_QUARANTINED,
        /** A payment that was reported is not in Stripe's books: a webhook secret may be stolen. */
        PAYMENT_UNCONFIRMED,
        /** A notification was given up after its last attempt. */
        NOTIFICATION_DROPPED,
        /** A notification was written in an API version that this code can't read. */
        API_VERSION
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    StripeAlarms(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("usher.stripe.alarms")
                            .description("Cases that an operator must look at")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void raise(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }
}
