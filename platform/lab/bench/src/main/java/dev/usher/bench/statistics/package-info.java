/** Computes medians, paired ratios with bootstrap intervals, and exponents of growth. */
@NullMarked
package dev.usher.bench.statistics;

import org.jspecify.annotations.NullMarked;
