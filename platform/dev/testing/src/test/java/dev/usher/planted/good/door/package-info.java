/** A feature that keeps the rules of the house. */
@NullMarked
package dev.usher.planted.good.door;

import org.jspecify.annotations.NullMarked;
