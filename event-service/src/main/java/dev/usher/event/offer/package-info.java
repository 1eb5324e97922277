/** Events as their buyers need to know them: on sale or not, prices, limits and times of sale. */
@NullMarked
package dev.usher.event.offer;

import org.jspecify.annotations.NullMarked;
