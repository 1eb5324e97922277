/** Drives whole journeys, successful and failing ones, through the gateway of a running suite. */
@NullMarked
package dev.usher.local.endtoend;

import org.jspecify.annotations.NullMarked;
