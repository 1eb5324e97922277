/**
 * The processes of the local suite: which there are, in which order they start, and who stops them.
 */
@NullMarked
package dev.usher.local.suite;

import org.jspecify.annotations.NullMarked;
