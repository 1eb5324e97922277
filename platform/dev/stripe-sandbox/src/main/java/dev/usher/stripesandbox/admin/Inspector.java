package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.api.RequestLog;
import dev.usher.stripesandbox.core.CheckoutDesk;
import dev.usher.stripesandbox.core.Checkouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.events.Deliveries;
import dev.usher.stripesandbox.events.Delivery;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookSender;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.journal.SandboxState;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what happened, sends events again, and forgets everything. */
@Component
public class Inspector {

    private final CheckoutDesk desk;
    private final Logs logs;
    private final WebhookSender sender;
    private final SandboxState state;
    private final IdempotencyKeys keys;

    /** What is kept to be looked at. */
    @Component
    record Logs(Checkouts checkouts, EventLog events, Deliveries deliveries, RequestLog requests) {}

    /** How much there is. */
    public record Counts(int sessions, int open, int events, int undelivered) {}

    Inspector(
            CheckoutDesk desk,
            Logs logs,
            WebhookSender sender,
            SandboxState state,
            IdempotencyKeys keys) {
        this.desk = desk;
        this.logs = logs;
        this.sender = sender;
        this.state = state;
        this.keys = keys;
    }

    public Ledger ledger() {
        return Ledger.of(desk.newestFirst(), logs.checkouts().forgotten());
    }

    public Counts counts() {
        return new Counts(
                logs.checkouts().size(),
                (int) desk.newestFirst().stream().filter(c -> c.session().open()).count(),
                logs.events().size(),
                (int) events().stream().filter(e -> logs.events().pending(e.id())).count());
    }

    /** Newest first. */
    public List<StripeEvent> events() {
        return logs.events().newestFirst();
    }

    public List<Delivery> deliveries() {
        return logs.deliveries().all();
    }

    public List<RequestLog.Logged> requests() {
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
