/** How fast one hot ticket type sells, and that it never sells too much. */
@NullMarked
package dev.usher.bench.stock;

import org.jspecify.annotations.NullMarked;
