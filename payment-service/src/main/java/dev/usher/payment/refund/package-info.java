/** Gives money back: on request, for cancelled events and for payments without stock. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.refund;
