/** Erases the name and the address of a person who asks for it, here and in every other service. */
@NullMarked
package dev.usher.ticket.erasure;

import org.jspecify.annotations.NullMarked;
