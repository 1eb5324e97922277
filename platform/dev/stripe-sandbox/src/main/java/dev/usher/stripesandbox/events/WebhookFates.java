package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.faults.WebhookFate;
import org.springframework.stereotype.Component;

/** Draws the fates of events. */
@Component
final class WebhookFates {

    private final Faults faults;
    private final StripeIds ids;

    WebhookFates(Faults faults, StripeIds ids) {
        this.faults = faults;
        this.ids = ids;
    }

    WebhookFate of(StripeEvent event) {
        return faults.webhook(OtherAmount.total(event));
    }

    /** The event with another amount. */
    StripeEvent forged(StripeEvent event, long amount) {
        return OtherAmount.of(event, ids.next(StripeIds.Kind.EVENT), amount);
    }

    void onChange(Runnable action) {
        faults.onChange(action);
    }
}
