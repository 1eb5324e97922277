/** Gives several replicas of a service one address on this machine. */
@NullMarked
package dev.usher.local.forward;

import org.jspecify.annotations.NullMarked;
