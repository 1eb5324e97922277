/** The event log and the signed webhooks that announce it. */
@NullMarked
package dev.usher.stripesandbox.events;

import org.jspecify.annotations.NullMarked;
