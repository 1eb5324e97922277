/** Measures how payments are taken: with slow answers of Stripe, its limits, and lost webhooks. */
@NullMarked
package dev.usher.bench.payments;

import org.jspecify.annotations.NullMarked;
