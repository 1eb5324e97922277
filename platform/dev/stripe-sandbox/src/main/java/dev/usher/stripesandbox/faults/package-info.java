/** Faults of webhooks and API calls, on request and reproducible by a seed. */
@NullMarked
package dev.usher.stripesandbox.faults;

import org.jspecify.annotations.NullMarked;
