/** Issues the tickets of paid orders, signs their credentials and shows them to their owners. */
@NullMarked
package dev.usher.ticket;

import org.jspecify.annotations.NullMarked;
