/** Keeps a copy of every event that tickets may be sold for: title, times, venue, organizer. */
@NullMarked
package dev.usher.ticket.event;

import org.jspecify.annotations.NullMarked;
