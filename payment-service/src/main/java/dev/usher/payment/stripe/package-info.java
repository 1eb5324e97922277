/** Stripe: sessions are opened there and its notifications arrive here. Nobody else knows it. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.stripe;
