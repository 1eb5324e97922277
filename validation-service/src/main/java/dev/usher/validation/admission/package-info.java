/** Admits a ticket's holder exactly once per entry, and gives the reason when it refuses. */
@NullMarked
package dev.usher.validation.admission;

import org.jspecify.annotations.NullMarked;
