/** Shows people the progress of a start. */
@NullMarked
package dev.usher.local.progress;

import org.jspecify.annotations.NullMarked;
