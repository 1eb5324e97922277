/** Keeps the state in a file, so that a restarted sandbox still knows what was paid. */
@NullMarked
package dev.usher.stripesandbox.journal;

import org.jspecify.annotations.NullMarked;
