/** A chain that does the steps of a journey with the same drivers and without a framework. */
@NullMarked
package dev.usher.bench.journey.bare;

import org.jspecify.annotations.NullMarked;
