/** Opens an order on a reservation, and closes it when no money comes. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.checkout;
