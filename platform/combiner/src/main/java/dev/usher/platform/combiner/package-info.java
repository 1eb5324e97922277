/** Serves callers together who would otherwise wait for each other. */
@NullMarked
package dev.usher.platform.combiner;

import org.jspecify.annotations.NullMarked;
