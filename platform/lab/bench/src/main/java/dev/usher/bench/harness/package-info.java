/** Measures several arms in mirrored bursts, each checked by a gate and a noise guard. */
@NullMarked
package dev.usher.bench.harness;

import org.jspecify.annotations.NullMarked;
