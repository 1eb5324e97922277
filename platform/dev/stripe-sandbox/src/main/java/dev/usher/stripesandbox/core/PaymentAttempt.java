package dev.usher.stripesandbox.core;

/** One attempt to pay: the card or account, and the payer as typed. */
public record PaymentAttempt(PaymentMeans means, CheckoutSession.Payer payer) {}
