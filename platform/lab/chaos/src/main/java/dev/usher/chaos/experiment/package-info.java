/** The experiments: each disturbs the suite in its own way and is checked like all others. */
@NullMarked
package dev.usher.chaos.experiment;

import org.jspecify.annotations.NullMarked;
