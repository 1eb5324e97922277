/**
 * Reservations of seats: placed, read and given back by buyers, and ended when their time is over.
 */
@NullMarked
package dev.usher.event.reservation;

import org.jspecify.annotations.NullMarked;
