/** Starts and stops a suite for benches, and provides its users and data. */
@NullMarked
package dev.usher.bench.suite;

import org.jspecify.annotations.NullMarked;
