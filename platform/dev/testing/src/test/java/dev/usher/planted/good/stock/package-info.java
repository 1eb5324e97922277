/** Another one. */
@NullMarked
package dev.usher.planted.good.stock;

import org.jspecify.annotations.NullMarked;
