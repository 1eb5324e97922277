/** Checks tokens and origins: an invalid token ends a request, and most routes need a valid one. */
@NullMarked
package dev.usher.gateway.access;

import org.jspecify.annotations.NullMarked;
