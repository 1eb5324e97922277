package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.api.LoggedCall;
import dev.usher.stripesandbox.core.CheckoutStore;
import dev.usher.stripesandbox.core.NewestLog;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.events.Delivery;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookSender;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.journal.SandboxState;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** Shows the logs, sends events again, and deletes everything. */
@Service
public class Inspector {

    private final SandboxCheckouts checkouts;
    private final Logs logs;
    private final WebhookSender sender;
    private final SandboxState state;
    private final IdempotencyKeys keys;

    /** The stores and logs that can be shown. */
    @Component
    record Logs(
            CheckoutStore checkouts,
            EventLog events,
            NewestLog<Delivery> deliveries,
            NewestLog<LoggedCall> requests) {}

    /** The numbers of sessions and events. */
    public record Counts(int sessions, int open, int events, int undelivered) {}

    Inspector(
            SandboxCheckouts checkouts,
            Logs logs,
            WebhookSender sender,
            SandboxState state,
            IdempotencyKeys keys) {
        this.checkouts = checkouts;
        this.logs = logs;
        this.sender = sender;
        this.state = state;
        this.keys = keys;
    }

    public Ledger ledger() {
        return Ledger.of(checkouts.newestFirst(), logs.checkouts().evicted());
    }

    public Counts counts() {
        return new Counts(
                logs.checkouts().size(),
                (int) checkouts.newestFirst().stream().filter(c -> c.session().open()).count(),
                logs.events().size(),
                (int) events().stream().filter(e -> logs.events().pending(e.id())).count());
    }

    /** The events, newest first. */
    public List<StripeEvent> events() {
        return logs.events().newestFirst();
    }

    public List<Delivery> deliveries() {
        return logs.deliveries().all();
    }

    public List<LoggedCall> requests() {
        return logs.requests().all();
    }

    public StripeEvent resend(String eventId) {
        StripeEvent event =
                logs.events()
                        .find(eventId)
                        .orElseThrow(() -> StripeRefusal.missing("event", eventId, "id"));
        sender.resend(event);
        return event;
    }

    public void reset() {
        state.reset();
        keys.clear();
        logs.deliveries().clear();
        logs.requests().clear();
    }
}
