/** A small service that stands for any service of the suite. */
@NullMarked
package dev.usher.shop;

import org.jspecify.annotations.NullMarked;
