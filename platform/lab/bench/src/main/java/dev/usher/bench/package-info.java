/** Benchmarks of the suite beside bare references, measured in the same run. */
@NullMarked
package dev.usher.bench;

import org.jspecify.annotations.NullMarked;
