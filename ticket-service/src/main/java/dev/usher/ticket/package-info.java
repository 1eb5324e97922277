/** Makes the tickets of paid orders, signs their credentials and shows them to whom they belong. */
@NullMarked
package dev.usher.ticket;

import org.jspecify.annotations.NullMarked;
