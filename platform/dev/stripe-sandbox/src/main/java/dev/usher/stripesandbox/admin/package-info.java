/** Drives and inspects the sandbox; real Stripe has nothing like it. */
@NullMarked
package dev.usher.stripesandbox.admin;

import org.jspecify.annotations.NullMarked;
