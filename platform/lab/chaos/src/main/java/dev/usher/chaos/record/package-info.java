/** Records every message of the suite live, because compaction deletes messages. */
@NullMarked
package dev.usher.chaos.record;

import org.jspecify.annotations.NullMarked;
