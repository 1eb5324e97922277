/** Ends the checkouts of a cancelled event, and tells its organizer how far that is. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.cancellation;
