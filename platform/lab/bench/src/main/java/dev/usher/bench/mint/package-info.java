/** The bench of minting: a backlog of paid orders beside COPY of the same rows; and replicas. */
@NullMarked
package dev.usher.bench.mint;

import org.jspecify.annotations.NullMarked;
