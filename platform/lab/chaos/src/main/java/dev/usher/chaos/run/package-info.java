/** Runs experiments, one after the other, and keeps their results. */
@NullMarked
package dev.usher.chaos.run;

import org.jspecify.annotations.NullMarked;
