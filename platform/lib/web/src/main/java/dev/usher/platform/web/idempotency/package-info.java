/** Answers a repeated POST with the first answer instead of running it twice. */
@NullMarked
package dev.usher.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
