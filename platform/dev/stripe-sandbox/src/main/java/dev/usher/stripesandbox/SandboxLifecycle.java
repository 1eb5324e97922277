package dev.usher.stripesandbox;

import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookSender;
import dev.usher.stripesandbox.journal.SandboxState;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Restores the state of an earlier run before the web server answers its first call. */
@Component
class SandboxLifecycle implements SmartLifecycle, SandboxState.Listener {

    private final SandboxState state;
    private final StripeIds ids;
    private final CheckoutTimers timers;
    private final WebhookSender sender;
    private final RestoredKeys keys;
    private boolean running;

    SandboxLifecycle(
            SandboxState state,
            StripeIds ids,
            CheckoutTimers timers,
            WebhookSender sender,
            RestoredKeys keys) {
        this.state = state;
        this.ids = ids;
        this.timers = timers;
        this.sender = sender;
        this.keys = keys;
    }

    @Override
    public void start() {
        state.listen(this);
        state.restore(ids, keys);
        timers.start();
        running = true;
    }

    @Override
    public void changed(SandboxCheckout after) {
        timers.changed(after);
    }

    @Override
    public void happened(List<StripeEvent> events) {
        sender.announce(events);
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

    /** Starts before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
