package dev.usher.stripesandbox.core;

/** A state of one of Stripe's objects. An event carries the state at its time. */
public sealed interface StripeObject
        permits CheckoutSession, PaymentIntent, Charge, Refund, Dispute {

    String id();

    SessionTerms terms();

    /** Replaces the terms. */
    StripeObject withTerms(SessionTerms terms);
}
