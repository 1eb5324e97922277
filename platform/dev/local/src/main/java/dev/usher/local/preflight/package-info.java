/** Finds, before anything is started, what would prevent the suite from starting. */
@NullMarked
package dev.usher.local.preflight;

import org.jspecify.annotations.NullMarked;
