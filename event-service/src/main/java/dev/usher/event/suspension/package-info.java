/** Suspensions by operators: events that are not sold any more, and accounts that may not call. */
@NullMarked
package dev.usher.event.suspension;

import org.jspecify.annotations.NullMarked;
