package dev.usher.stripesandbox.core;

/** Why a bank said no, in Stripe's words. */
public record Decline(String code, String declineCode, String message) {

    static Decline card(String declineCode) {
        return new Decline("card_declined", declineCode, "Your card was declined.");
    }
}
