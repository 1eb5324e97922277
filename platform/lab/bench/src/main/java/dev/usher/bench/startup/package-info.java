/** The bench of starts: CPU time until ready, the first purchase, and the first journeys. */
@NullMarked
package dev.usher.bench.startup;

import org.jspecify.annotations.NullMarked;
