/** Who may work at the gate of an event, named by its organizer. */
@NullMarked
package dev.usher.event.access;

import org.jspecify.annotations.NullMarked;
