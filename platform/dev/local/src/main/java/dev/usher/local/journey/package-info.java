/** Takes one ticket from its event to the door, by HTTP through the gateway. */
@NullMarked
package dev.usher.local.journey;

import org.jspecify.annotations.NullMarked;
