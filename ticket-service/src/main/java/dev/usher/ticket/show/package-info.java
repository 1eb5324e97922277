/** The local copy of events: what a ticket says about its show, and whose show it is. */
@NullMarked
package dev.usher.ticket.show;

import org.jspecify.annotations.NullMarked;
