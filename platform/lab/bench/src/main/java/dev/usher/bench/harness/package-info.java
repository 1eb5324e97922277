/** Measures several arms side by side, in mirrored bursts that a gate and a noise guard watch. */
@NullMarked
package dev.usher.bench.harness;

import org.jspecify.annotations.NullMarked;
