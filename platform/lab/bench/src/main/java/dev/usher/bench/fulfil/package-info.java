/** How soon money becomes a ticket: the webhook, the chain behind it, the mint. */
@NullMarked
package dev.usher.bench.fulfil;

import org.jspecify.annotations.NullMarked;
