/** Shows tickets, lists of tickets and QR codes to buyers, holders and organizers. */
@NullMarked
package dev.usher.ticket.wallet;

import org.jspecify.annotations.NullMarked;
