/** Puts the local realm together and fits it to the ports of this start. */
@NullMarked
package dev.usher.local.realm;

import org.jspecify.annotations.NullMarked;
