/** Takes the money for reservations: orders, Stripe Checkout and what Stripe reports. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment;
