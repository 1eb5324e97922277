/** The calls of the lab's clients and the answers they got. */
@NullMarked
package dev.usher.chaos.history;

import org.jspecify.annotations.NullMarked;
