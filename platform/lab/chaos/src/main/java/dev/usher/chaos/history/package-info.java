/** What the lab's own clients asked for and what they were told, which nobody else may change. */
@NullMarked
package dev.usher.chaos.history;

import org.jspecify.annotations.NullMarked;
