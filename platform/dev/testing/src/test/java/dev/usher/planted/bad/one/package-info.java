/** Breaks rules on purpose. */
@NullMarked
package dev.usher.planted.bad.one;

import org.jspecify.annotations.NullMarked;
