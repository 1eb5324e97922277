/** Answers refusals and failures of the gateway itself, as problem documents like the services. */
@NullMarked
package dev.usher.gateway.problem;

import org.jspecify.annotations.NullMarked;
