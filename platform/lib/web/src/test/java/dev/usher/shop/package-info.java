/** A small service that represents any service of the suite. */
@NullMarked
package dev.usher.shop;

import org.jspecify.annotations.NullMarked;
