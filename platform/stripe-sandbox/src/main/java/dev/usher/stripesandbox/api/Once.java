package dev.usher.stripesandbox.api;

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
        return Answers.of(keys.once(call.key(), call.requestId(), execution));
    }
}
