/** Events, their ticket types and stock, the reservations of it, and gate staff. */
@NullMarked
package dev.usher.event;

import org.jspecify.annotations.NullMarked;
