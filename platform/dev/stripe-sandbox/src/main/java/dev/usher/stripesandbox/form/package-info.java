/** Stripe's bracketed form encoding, read strictly: an unknown parameter is refused. */
@NullMarked
package dev.usher.stripesandbox.form;

import org.jspecify.annotations.NullMarked;
