/** Lets a request with a bad token go no further, and one without a token only where it may. */
@NullMarked
package dev.usher.gateway.access;

import org.jspecify.annotations.NullMarked;
