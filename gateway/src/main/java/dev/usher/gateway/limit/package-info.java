/** Keeps every caller, body and webhook within bounds. */
@NullMarked
package dev.usher.gateway.limit;

import org.jspecify.annotations.NullMarked;
