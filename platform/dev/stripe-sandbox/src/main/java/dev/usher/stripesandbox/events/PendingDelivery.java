package dev.usher.stripesandbox.events;

import org.jspecify.annotations.Nullable;

/** An attempt to deliver an event. {@code fault} is the fault that added it, or null. */
record PendingDelivery(StripeEvent event, int attempt, @Nullable String fault) {

    static final String DUPLICATE = "duplicate";
    static final String FORGED = "forged";
    static final String OTHER_AMOUNT = "otherAmount";

    static PendingDelivery first(StripeEvent event) {
        return new PendingDelivery(event, 1, null);
    }

    PendingDelivery next() {
        return new PendingDelivery(event, attempt + 1, fault);
    }

    /**
     * Tells whether it is the true delivery. Only that is retried; one that a fault added is not.
     */
    boolean counts() {
        return fault == null;
    }
}
