/** Organizers, buyers and gates that use the suite as people do, and note what they were told. */
@NullMarked
package dev.usher.chaos.crowd;

import org.jspecify.annotations.NullMarked;
