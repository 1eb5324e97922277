/** Opens an order on a reservation, and closes it if it is not paid. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.checkout;
