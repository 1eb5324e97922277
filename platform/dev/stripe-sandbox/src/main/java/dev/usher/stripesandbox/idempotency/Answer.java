package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.StripeJson;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes out and as it is remembered. The body is written when it is asked for, from
 * a state that does not change: remembering many answers costs little.
 */
public record Answer(
        String requestId, int status, Supplier<String> body, Map<String, String> headers) {

    /** Asks for the object each time, which must be the same each time. */
    public static Answer ok(String requestId, Supplier<Map<String, @Nullable Object>> unchanging) {
        return new Answer(requestId, 200, () -> StripeJson.text(unchanging.get()), Map.of());
    }

    public static Answer refused(String requestId, StripeRefusal refusal) {
        String body = StripeJson.text(StripeJson.error(refusal));
        return new Answer(requestId, refusal.status(), () -> body, Map.copyOf(refusal.headers()));
    }

    public String text() {
        return body.get();
    }
}
