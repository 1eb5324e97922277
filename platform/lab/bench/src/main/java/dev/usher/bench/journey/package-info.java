/** Measures the CPU time of whole paid journeys, from the list of events to the door. */
@NullMarked
package dev.usher.bench.journey;

import org.jspecify.annotations.NullMarked;
