/** Catches the mail that the suite sends, and shows it. No mail leaves the machine. */
@NullMarked
package dev.usher.local.mail;

import org.jspecify.annotations.NullMarked;
