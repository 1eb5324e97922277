/** Stripe's JSON objects, member for member, rendered from the state. */
@NullMarked
package dev.usher.stripesandbox.objects;

import org.jspecify.annotations.NullMarked;
