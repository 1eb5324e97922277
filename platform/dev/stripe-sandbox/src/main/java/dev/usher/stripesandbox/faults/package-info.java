/** Does harm on request, in seeded proportions: to webhooks and to answers of the API. */
@NullMarked
package dev.usher.stripesandbox.faults;

import org.jspecify.annotations.NullMarked;
