/** One ticket from event to door, by HTTP through the gateway. */
@NullMarked
package dev.usher.local.journey;

import org.jspecify.annotations.NullMarked;
