/** Writes down every message of the suite as it appears, because compaction forgets. */
@NullMarked
package dev.usher.chaos.record;

import org.jspecify.annotations.NullMarked;
