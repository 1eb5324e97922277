/** Runs the processes of the local suite, in the order of what they need. */
@NullMarked
package dev.usher.local.suite;

import org.jspecify.annotations.NullMarked;
