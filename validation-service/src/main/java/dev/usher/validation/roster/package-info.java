/** Keeps copies of the tickets and of the public keys that verify them, cached for reads. */
@NullMarked
package dev.usher.validation.roster;

import org.jspecify.annotations.NullMarked;
