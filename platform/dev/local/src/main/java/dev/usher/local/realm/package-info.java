/** Merges the local realm and adapts it to the ports of a start. */
@NullMarked
package dev.usher.local.realm;

import org.jspecify.annotations.NullMarked;
