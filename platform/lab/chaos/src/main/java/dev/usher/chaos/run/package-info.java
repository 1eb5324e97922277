/** Runs experiments, one after the other, and keeps what came of them. */
@NullMarked
package dev.usher.chaos.run;

import org.jspecify.annotations.NullMarked;
