/** Stripe's form encoding with brackets. Unknown parameters are refused. */
@NullMarked
package dev.usher.stripesandbox.form;

import org.jspecify.annotations.NullMarked;
