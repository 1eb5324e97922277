/** The effects of orders on reservations: claimed, converted, closed, retaken, seats returned. */
@NullMarked
package dev.usher.event.checkout;

import org.jspecify.annotations.NullMarked;
