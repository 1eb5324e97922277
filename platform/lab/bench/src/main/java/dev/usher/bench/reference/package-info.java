/** The bare programs that ours are compared with. */
@NullMarked
package dev.usher.bench.reference;

import org.jspecify.annotations.NullMarked;
