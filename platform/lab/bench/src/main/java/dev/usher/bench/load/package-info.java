/** Makes requests, in a process of its own so that their cost is counted apart. */
@NullMarked
package dev.usher.bench.load;

import org.jspecify.annotations.NullMarked;
