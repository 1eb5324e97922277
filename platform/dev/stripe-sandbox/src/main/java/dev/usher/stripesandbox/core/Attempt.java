package dev.usher.stripesandbox.core;

/** A buyer's try to pay: with what, and who they say they are. */
public record Attempt(PaymentMeans means, CheckoutSession.Payer payer) {}
