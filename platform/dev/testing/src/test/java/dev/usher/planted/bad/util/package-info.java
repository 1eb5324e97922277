/** A drawer. */
@NullMarked
package dev.usher.planted.bad.util;

import org.jspecify.annotations.NullMarked;
