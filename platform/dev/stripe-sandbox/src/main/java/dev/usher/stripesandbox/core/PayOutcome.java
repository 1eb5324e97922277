package dev.usher.stripesandbox.core;

/** The result of an attempt to pay. */
public sealed interface PayOutcome {

    SandboxCheckout checkout();

    /** The session is complete; its {@code checkout.session.completed} has this id. */
    record Completed(SandboxCheckout checkout, String eventId) implements PayOutcome {}

    /** The bank declined. The session stays open for another attempt. */
    record Declined(SandboxCheckout checkout, Decline why) implements PayOutcome {}

    /** The bank must check the buyer first. */
    record Challenged(SandboxCheckout checkout) implements PayOutcome {}

    /** The session was complete or expired. This attempt charged nothing. */
    record NotOpen(SandboxCheckout checkout) implements PayOutcome {}
}
