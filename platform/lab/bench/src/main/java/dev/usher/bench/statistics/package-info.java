/**
 * Says how sure a figure is: medians, paired ratios with bootstrap intervals, exponents of growth.
 */
@NullMarked
package dev.usher.bench.statistics;

import org.jspecify.annotations.NullMarked;
