/** Replaces api.stripe.com outside production. */
@NullMarked
package dev.usher.stripesandbox;

import org.jspecify.annotations.NullMarked;
