/** Tests of the rules. */
@NullMarked
package dev.usher.stripesandbox.core;

import org.jspecify.annotations.NullMarked;
