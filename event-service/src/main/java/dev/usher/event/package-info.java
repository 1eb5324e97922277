/** Events, their ticket types and stock, the reservations on it, and who may stand at the gate. */
@NullMarked
package dev.usher.event;

import org.jspecify.annotations.NullMarked;
