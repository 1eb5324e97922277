/**
 * What the tests of all services share: infrastructure, tokens, a clock, probes and the house
 * rules.
 */
@NullMarked
package dev.usher.platform.testing;

import org.jspecify.annotations.NullMarked;
