/**
 * Makes the same calls to Stripe's test environment and to the sandbox, and compares the answers.
 */
@NullMarked
package dev.usher.parity;

import org.jspecify.annotations.NullMarked;
