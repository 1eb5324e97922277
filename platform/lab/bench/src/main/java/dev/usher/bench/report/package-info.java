/** Puts figures before people and programs: text, JSON, a plot, and a page of the documentation. */
@NullMarked
package dev.usher.bench.report;

import org.jspecify.annotations.NullMarked;
