/**
 * Starts the whole suite on this machine with one command, and shows one ticket's way through it.
 */
@NullMarked
package dev.usher.local;

import org.jspecify.annotations.NullMarked;
