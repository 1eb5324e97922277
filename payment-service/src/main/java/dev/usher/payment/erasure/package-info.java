/** Empties the name and the address of buyers who asked to be erased. */
@NullMarked
package dev.usher.payment.erasure;

import org.jspecify.annotations.NullMarked;
