/** Calls the public API as a buyer, an organizer or a gate would. */
@NullMarked
package dev.usher.client;

import org.jspecify.annotations.NullMarked;
