/** Checks the invariants on everything that a run left behind. */
@NullMarked
package dev.usher.chaos.check;

import org.jspecify.annotations.NullMarked;
