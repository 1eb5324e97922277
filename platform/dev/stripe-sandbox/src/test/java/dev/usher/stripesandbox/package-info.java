/** Drives the sandbox from outside, as Stripe's own library, a browser and a shop do. */
@NullMarked
package dev.usher.stripesandbox;

import org.jspecify.annotations.NullMarked;
