/** The seats an event has to sell: available, held or sold, and never more than its capacity. */
@NullMarked
package dev.usher.event.stock;

import org.jspecify.annotations.NullMarked;
