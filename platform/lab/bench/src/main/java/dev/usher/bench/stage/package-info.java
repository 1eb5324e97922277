/**
 * All that a bench works with: suite, reference tools, load, accounts, and how long it may take.
 */
@NullMarked
package dev.usher.bench.stage;

import org.jspecify.annotations.NullMarked;
