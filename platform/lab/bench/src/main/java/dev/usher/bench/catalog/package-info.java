/** Measures lists and reads of the catalog, hot and cold, small and large. */
@NullMarked
package dev.usher.bench.catalog;

import org.jspecify.annotations.NullMarked;
