/** Mails tickets to the people who bought or hold them, and tells the status of each mail. */
@NullMarked
package dev.usher.ticket.mail;

import org.jspecify.annotations.NullMarked;
