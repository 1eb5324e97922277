/** Breaks rules on purpose, too. */
@NullMarked
package dev.usher.planted.bad.two;

import org.jspecify.annotations.NullMarked;
