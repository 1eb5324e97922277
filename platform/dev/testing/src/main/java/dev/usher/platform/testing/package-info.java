/** Infrastructure, tokens, a clock, probes and the house rules for the tests of all services. */
@NullMarked
package dev.usher.platform.testing;

import org.jspecify.annotations.NullMarked;
