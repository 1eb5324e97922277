package dev.usher.stripesandbox.core;

/** A state of something that Stripe calls an object; events carry one as it was at their moment. */
public sealed interface StripeObject permits CheckoutSession, PaymentIntent, Charge {

    String id();

    SessionTerms terms();

    /** The same state with another instance of equal terms, so that many states can share one. */
    StripeObject sharing(SessionTerms equalTerms);
}
