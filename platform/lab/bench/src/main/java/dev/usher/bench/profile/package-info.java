/** Samples running JVMs and says what their CPU time is spent on. */
@NullMarked
package dev.usher.bench.profile;

import org.jspecify.annotations.NullMarked;
