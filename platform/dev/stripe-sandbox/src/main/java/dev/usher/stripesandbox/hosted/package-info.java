/** The checkout page that buyers see. */
@NullMarked
package dev.usher.stripesandbox.hosted;

import org.jspecify.annotations.NullMarked;
