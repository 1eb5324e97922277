/**
 * The clock of the suite, which can be moved outside production, ids that sort by time, periodic
 * work and pauses between attempts.
 */
@NullMarked
package dev.usher.platform.time;

import org.jspecify.annotations.NullMarked;
