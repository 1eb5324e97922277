package dev.usher.stripesandbox;

import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import dev.usher.stripesandbox.journal.SandboxState;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Restores the answers to idempotency keys from the journal. */
@Component
class RestoredKeys implements SandboxState.Restored {

    private final IdempotencyKeys keys;
    private final ObjectRenderer objects;

    RestoredKeys(IdempotencyKeys keys, ObjectRenderer objects) {
        this.keys = keys;
        this.objects = objects;
    }

    @Override
    public void answered(SandboxCheckout after, Origin origin) {
        if (origin.key() != null) {
            String requestId = Objects.requireNonNullElse(origin.requestId(), "");
            Expansion expansion = Expansion.ofSession(origin.expand());
            keys.remember(
                    origin.key(),
                    StripeAnswer.ok(requestId, () -> objects.session(after, expansion)));
        }
    }

    @Override
    public void refunded(Refund refund, Origin origin) {
        if (origin.key() != null) {
            String requestId = Objects.requireNonNullElse(origin.requestId(), "");
            keys.remember(origin.key(), StripeAnswer.ok(requestId, () -> objects.snapshot(refund)));
        }
    }

    @Override
    public void refused(Origin.Keyed key, StripeAnswer answer) {
        keys.remember(key, answer);
    }

    @Override
    public void forgetKeys() {
        keys.clear();
    }
}
