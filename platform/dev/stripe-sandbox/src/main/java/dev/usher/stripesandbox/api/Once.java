package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.idempotency.Answer;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Executes a POST, once per idempotency key if it has one. */
@Component
class Once {

    private final IdempotencyKeys keys;

    Once(IdempotencyKeys keys) {
        this.keys = keys;
    }

    ResponseEntity<byte[]> answer(ApiCall call, Supplier<Answer> execution) {
        if (call.key() == null) {
            return Answers.of(new IdempotencyKeys.Replayable(execution.get(), false));
        }
        return Answers.of(keys.once(call.key(), call.requestId(), () -> fated(call, execution)));
    }

    /** Executes it, or not, and fails as Stripe fails: the key remembers the 500. */
    private static Answer fated(ApiCall call, Supplier<Answer> execution) {
        return switch (call.fate().kind()) {
            case NONE, DROP_BEFORE, DROP_AFTER -> execution.get();
            case CACHED_500_WITHOUT_EFFECT -> throw broken();
            case CACHED_500_AFTER_EFFECT -> {
                var _ = execution.get();
                throw broken();
            }
        };
    }

    private static StripeRefusal broken() {
        return StripeRefusal.of(
                500, "api_error", null, "An error occurred internally with Stripe's sandbox.");
    }
}
