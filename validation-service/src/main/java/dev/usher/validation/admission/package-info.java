/** Lets a ticket's holder in exactly once per entry, and says why when it does not. */
@NullMarked
package dev.usher.validation.admission;

import org.jspecify.annotations.NullMarked;
