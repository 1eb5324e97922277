/** Puts one known bug at a time into a running service, to test that the checker finds it. */
@NullMarked
package dev.usher.seededbugs;

import org.jspecify.annotations.NullMarked;
