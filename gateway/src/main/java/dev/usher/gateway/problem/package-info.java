/** Answers what the gateway itself refuses, in the form all services use. */
@NullMarked
package dev.usher.gateway.problem;

import org.jspecify.annotations.NullMarked;
