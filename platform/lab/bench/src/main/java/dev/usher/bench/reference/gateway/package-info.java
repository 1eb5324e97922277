/** A gateway with one route and none of our filters. */
@NullMarked
package dev.usher.bench.reference.gateway;

import org.jspecify.annotations.NullMarked;
