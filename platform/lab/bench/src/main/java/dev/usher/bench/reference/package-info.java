/** Holds the bare programs with which the services are compared. */
@NullMarked
package dev.usher.bench.reference;

import org.jspecify.annotations.NullMarked;
