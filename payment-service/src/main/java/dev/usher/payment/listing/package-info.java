/** Lists the orders of an organizer's events. */
@NullMarked
package dev.usher.payment.listing;

import org.jspecify.annotations.NullMarked;
