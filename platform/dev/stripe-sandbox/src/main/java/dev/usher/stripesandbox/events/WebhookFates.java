package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.faults.WebhookFate;

/** Asks the faults what becomes of an event. */
public final class WebhookFates {

    private final Faults faults;
    private final StripeIds ids;

    public WebhookFates(Faults faults, StripeIds ids) {
        this.faults = faults;
        this.ids = ids;
    }

    WebhookFate of(StripeEvent event) {
        return faults.webhook(OtherAmount.total(event));
    }

    /** The same event with another amount. */
    StripeEvent forged(StripeEvent event, long amount) {
        return OtherAmount.of(event, ids.event(), amount);
    }

    void whenChanged(Runnable action) {
        faults.whenChanged(action);
    }
}
