/**
 * Ends the checkouts of a cancelled event, has its paid orders refunded, and tells how far that is.
 */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.cancellation;
