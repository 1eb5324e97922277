/** Keeps the state in a file, so that it survives a restart. */
@NullMarked
package dev.usher.stripesandbox.journal;

import org.jspecify.annotations.NullMarked;
