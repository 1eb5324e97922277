/** What a list and a read of the catalogue cost, hot and cold, small and large. */
@NullMarked
package dev.usher.bench.catalog;

import org.jspecify.annotations.NullMarked;
