package dev.usher.stripesandbox;

import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookSender;
import dev.usher.stripesandbox.idempotency.Answer;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.journal.SandboxState;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.List;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes up what an earlier run left, before the first call is answered. */
@Component
class Restart implements SmartLifecycle, SandboxState.Listener, SandboxState.Restored {

    private final SandboxState state;
    private final StripeIds ids;
    private final CheckoutTimers timers;
    private final WebhookSender sender;
    private final Answers answers;
    private boolean running;

    /** What is needed to answer an old key again. */
    @Component
    record Answers(IdempotencyKeys keys, ObjectRenderer objects) {}

    Restart(
            SandboxState state,
            StripeIds ids,
            CheckoutTimers timers,
            WebhookSender sender,
            Answers answers) {
        this.state = state;
        this.ids = ids;
        this.timers = timers;
        this.sender = sender;
        this.answers = answers;
    }

    @Override
    public void start() {
        state.listen(this);
        state.restore(ids, this);
        timers.start();
        running = true;
    }

    @Override
    public void changed(Checkout after) {
        timers.changed(after);
    }

    @Override
    public void happened(List<StripeEvent> events) {
        sender.announce(events);
    }

    @Override
    public void answered(Checkout after, Origin origin) {
        if (origin.key() != null) {
            Expansion expansion = Expansion.ofSession(origin.expand());
            answers.keys()
                    .remember(
                            origin.key(),
                            Answer.ok(
                                    Objects.requireNonNullElse(origin.requestId(), ""),
                                    () -> answers.objects().session(after, expansion)));
        }
    }

    @Override
    public void refused(Origin.Keyed key, Answer answer) {
        answers.keys().remember(key, answer);
    }

    @Override
    public void forgetKeys() {
        answers.keys().clear();
    }

    @Override
    public void stop() {
        timers.close();
        sender.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
