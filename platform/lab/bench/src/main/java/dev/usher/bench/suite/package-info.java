/** A whole suite for benches alone: its start, its end, its people, its data. */
@NullMarked
package dev.usher.bench.suite;

import org.jspecify.annotations.NullMarked;
