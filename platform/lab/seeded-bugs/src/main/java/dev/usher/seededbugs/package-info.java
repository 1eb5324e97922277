/**
 * Breaks a running service on purpose, one known bug at a time, to see whether the checker notices.
 */
@NullMarked
package dev.usher.seededbugs;

import org.jspecify.annotations.NullMarked;
