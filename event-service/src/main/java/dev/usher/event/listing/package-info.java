/** Reads events and lists of them, with a cache for what everyone may see. */
@NullMarked
package dev.usher.event.listing;

import org.jspecify.annotations.NullMarked;
