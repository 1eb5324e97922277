/** The one clock of the suite, which can be moved outside production, and ids that sort by time. */
@NullMarked
package dev.usher.platform.time;

import org.jspecify.annotations.NullMarked;
