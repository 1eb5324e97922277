package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Executes a POST, and only once per idempotency key if it has one. */
@Component
class IdempotentExecution {

    private final IdempotencyKeys keys;

    IdempotentExecution(IdempotencyKeys keys) {
        this.keys = keys;
    }

    ResponseEntity<byte[]> answer(StripeCall call, Supplier<StripeAnswer> execution) {
        if (call.key() == null) {
            return StripeResponses.of(new IdempotencyKeys.Replayable(execution.get(), false));
        }
        return StripeResponses.of(
                keys.once(call.key(), call.requestId(), () -> fated(call, execution)));
    }

    /** Fails, if that is the fate of the call, before or after the execution. */
    private static StripeAnswer fated(StripeCall call, Supplier<StripeAnswer> execution) {
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
