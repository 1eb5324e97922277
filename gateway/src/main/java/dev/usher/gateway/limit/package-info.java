/** Limits rates, bodies, streams and webhooks of each caller and of all callers together. */
@NullMarked
package dev.usher.gateway.limit;

import org.jspecify.annotations.NullMarked;
