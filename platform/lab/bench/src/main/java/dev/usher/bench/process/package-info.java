/** Starts programs of this class path as processes of their own and talks to them line by line. */
@NullMarked
package dev.usher.bench.process;

import org.jspecify.annotations.NullMarked;
