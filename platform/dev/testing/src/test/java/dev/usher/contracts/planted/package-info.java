/** Contracts that are none. */
@NullMarked
package dev.usher.contracts.planted;

import org.jspecify.annotations.NullMarked;
