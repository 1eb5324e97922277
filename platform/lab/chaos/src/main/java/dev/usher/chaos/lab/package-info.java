/** A real suite of one's own that can be hurt in many ways, and that is gone afterwards. */
@NullMarked
package dev.usher.chaos.lab;

import org.jspecify.annotations.NullMarked;
