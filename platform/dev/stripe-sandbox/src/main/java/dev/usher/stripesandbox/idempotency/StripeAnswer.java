package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.StripeJson;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API, which an idempotency key may store. The body is rendered on demand from an
 * immutable state, so that stored answers need little memory.
 */
public record StripeAnswer(
        String requestId, int status, Supplier<String> body, Map<String, String> headers) {

    /** An answer that renders its object each time; the object must not change. */
    public static StripeAnswer ok(
            String requestId, Supplier<Map<String, @Nullable Object>> unchanging) {
        return new StripeAnswer(requestId, 200, () -> StripeJson.text(unchanging.get()), Map.of());
    }

    public static StripeAnswer refused(String requestId, StripeRefusal refusal) {
        String body = StripeJson.text(StripeJson.error(refusal));
        return new StripeAnswer(
                requestId, refusal.status(), () -> body, Map.copyOf(refusal.headers()));
    }

    public String text() {
        return body.get();
    }
}
