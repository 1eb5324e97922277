/** Shows how many tickets of an event are left, on request or as a stream of updates. */
@NullMarked
package dev.usher.event.availability;

import org.jspecify.annotations.NullMarked;
