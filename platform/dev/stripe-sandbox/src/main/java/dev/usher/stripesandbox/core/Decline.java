package dev.usher.stripesandbox.core;

/** The reason of a declined payment, with Stripe's codes. */
public record Decline(String code, String declineCode, String message) {

    static final Decline INSUFFICIENT_FUNDS =
            new Decline("card_declined", "insufficient_funds", "Your card has insufficient funds.");
    static final Decline TOO_OFTEN =
            new Decline(
                    "card_decline_rate_limit_exceeded",
                    "card_velocity_exceeded",
                    "Your card was declined for making repeated attempts too frequently.");
    static final Decline NOT_AUTHENTICATED =
            new Decline(
                    "payment_intent_authentication_failure",
                    "authentication_required",
                    "We are unable to authenticate your payment method. Please choose a different"
                            + " payment method and try again.");
    static final Decline NOT_DEBITED =
            new Decline(
                    "payment_intent_payment_attempt_failed",
                    "generic_decline",
                    "The customer's bank account could not be debited.");

    static Decline card(String declineCode) {
        return new Decline("card_declined", declineCode, "Your card was declined.");
    }
}
