/** The gate staff of an event, named by its organizer. */
@NullMarked
package dev.usher.event.access;

import org.jspecify.annotations.NullMarked;
