/** Renders states as Stripe's JSON objects. */
@NullMarked
package dev.usher.stripesandbox.objects;

import org.jspecify.annotations.NullMarked;
