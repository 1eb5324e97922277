/** Sends requests from processes of their own, so that their CPU time is counted apart. */
@NullMarked
package dev.usher.bench.load;

import org.jspecify.annotations.NullMarked;
