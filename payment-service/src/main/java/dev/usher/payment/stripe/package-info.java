/** Opens sessions at Stripe and takes its notifications. Only this package knows Stripe. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.stripe;
