/** Measures how fast one hot ticket type sells, and checks that it is never oversold. */
@NullMarked
package dev.usher.bench.stock;

import org.jspecify.annotations.NullMarked;
