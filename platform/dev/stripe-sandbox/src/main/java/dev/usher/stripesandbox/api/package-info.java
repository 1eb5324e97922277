/** The part of Stripe's HTTP API that Usher uses. */
@NullMarked
package dev.usher.stripesandbox.api;

import org.jspecify.annotations.NullMarked;
