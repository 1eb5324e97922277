/** Holds on stock: placed by buyers, checked out by orders, given back when their time is over. */
@NullMarked
package dev.usher.event.reservation;

import org.jspecify.annotations.NullMarked;
