/** Organizers, buyers and gates that use the suite as people do and record the answers. */
@NullMarked
package dev.usher.chaos.crowd;

import org.jspecify.annotations.NullMarked;
