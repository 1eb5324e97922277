/** Benchmarks: ours against a bare reference, measured in the same run. */
@NullMarked
package dev.usher.bench;

import org.jspecify.annotations.NullMarked;
