/** Puts tickets on paper, on a page and into a calendar, with texts that strangers wrote. */
@NullMarked
package dev.usher.ticket.paper;

import org.jspecify.annotations.NullMarked;
