/** Answers equal requests of anonymous callers together, for as long as the service allows. */
@NullMarked
package dev.usher.gateway.shared;

import org.jspecify.annotations.NullMarked;
