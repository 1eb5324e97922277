/** Whole journeys through the gateway of a running suite, the happy one and the unhappy ones. */
@NullMarked
package dev.usher.local.endtoend;

import org.jspecify.annotations.NullMarked;
