/** Answers a repeated POST with the first answer and executes it once. */
@NullMarked
package dev.usher.stripesandbox.idempotency;

import org.jspecify.annotations.NullMarked;
