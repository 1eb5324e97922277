/** Events with their ticket types and prices: created, changed, published, cancelled, deleted. */
@NullMarked
package dev.usher.event.catalog;

import org.jspecify.annotations.NullMarked;
