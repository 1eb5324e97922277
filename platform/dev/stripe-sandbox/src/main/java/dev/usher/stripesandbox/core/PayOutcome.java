package dev.usher.stripesandbox.core;

/** What became of a buyer's try to pay. */
public sealed interface PayOutcome {

    Checkout checkout();

    /** The session is complete; its {@code checkout.session.completed} has this id. */
    record Completed(Checkout checkout, String eventId) implements PayOutcome {}

    /** The bank said no; the session stays open for another try. */
    record Declined(Checkout checkout, Decline why) implements PayOutcome {}

    /** The bank wants to see the buyer first. */
    record Challenged(Checkout checkout) implements PayOutcome {}

    /** Complete or expired already; nothing was charged. */
    record NotOpen(Checkout checkout) implements PayOutcome {}
}
