/** What an event has to sell: held, sold, and never more than there is. */
@NullMarked
package dev.usher.event.stock;

import org.jspecify.annotations.NullMarked;
