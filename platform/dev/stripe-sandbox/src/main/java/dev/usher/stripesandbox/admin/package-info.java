/** Controls and inspects the sandbox. Stripe itself has no such interface. */
@NullMarked
package dev.usher.stripesandbox.admin;

import org.jspecify.annotations.NullMarked;
