/** The one public door of the suite. */
@NullMarked
package dev.usher.gateway;

import org.jspecify.annotations.NullMarked;
