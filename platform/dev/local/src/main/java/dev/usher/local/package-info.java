/** Starts the whole suite on this machine with one command, and shows the way of one ticket. */
@NullMarked
package dev.usher.local;

import org.jspecify.annotations.NullMarked;
