package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.StripeJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as it goes out and as it is remembered: status, body, and for which request. */
public record Answer(String requestId, int status, String body, Map<String, String> headers) {

    public static Answer ok(String requestId, Map<String, @Nullable Object> object) {
        return new Answer(requestId, 200, StripeJson.text(object), Map.of());
    }

    public static Answer refused(String requestId, StripeRefusal refusal) {
        return new Answer(
                requestId,
                refusal.status(),
                StripeJson.text(StripeJson.error(refusal)),
                Map.copyOf(refusal.headers()));
    }
}
