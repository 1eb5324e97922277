/** Finds out by one question which of the work that repeats by itself has anything to do. */
@NullMarked
package dev.usher.payment.sweep;

import org.jspecify.annotations.NullMarked;
