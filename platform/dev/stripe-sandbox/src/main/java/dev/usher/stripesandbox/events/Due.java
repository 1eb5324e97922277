package dev.usher.stripesandbox.events;

import org.jspecify.annotations.Nullable;

/** An attempt to deliver an event. {@code fault} names the fault that made it, if one did. */
record Due(StripeEvent event, int attempt, @Nullable String fault) {

    static final String DUPLICATE = "duplicate";
    static final String OTHER_AMOUNT = "otherAmount";

    static Due first(StripeEvent event) {
        return new Due(event, 1, null);
    }

    Due next() {
        return new Due(event, attempt + 1, fault);
    }

    /** Only the true delivery is tried again and counts; what a fault adds is sent once. */
    boolean counts() {
        return fault == null;
    }
}
