/** Answers a repeated POST with the first answer instead of doing it twice. */
@NullMarked
package dev.usher.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
