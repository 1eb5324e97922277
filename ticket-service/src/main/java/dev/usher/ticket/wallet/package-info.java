/** What buyers, holders and organizers see of tickets: the ticket, its lists and its QR code. */
@NullMarked
package dev.usher.ticket.wallet;

import org.jspecify.annotations.NullMarked;
