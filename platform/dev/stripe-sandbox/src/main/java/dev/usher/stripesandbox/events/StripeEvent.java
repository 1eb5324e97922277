package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log. {@code sequence} has no gap, which real Stripe does not offer; {@code
 * announced} says whether an endpoint subscribed to it when it happened.
 */
public record StripeEvent(
        String id,
        long sequence,
        String type,
        long created,
        StripeObject object,
        Map<String, @Nullable Object> previously,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        boolean announced) {

    /** The same event about an object with these, equal terms. */
    public StripeEvent sharing(SessionTerms equalTerms) {
        return new StripeEvent(
                id,
                sequence,
                type,
                created,
                object.sharing(equalTerms),
                previously,
                requestId,
                idempotencyKey,
                announced);
    }
}
