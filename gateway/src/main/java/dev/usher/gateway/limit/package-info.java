/** Limits the rate of callers, the size of bodies and the number of webhooks under way. */
@NullMarked
package dev.usher.gateway.limit;

import org.jspecify.annotations.NullMarked;
