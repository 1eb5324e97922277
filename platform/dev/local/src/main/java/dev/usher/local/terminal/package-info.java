/** Writes to people at a terminal, on lines that fit it. */
@NullMarked
package dev.usher.local.terminal;

import org.jspecify.annotations.NullMarked;
