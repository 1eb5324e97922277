/** Writes reports: a summary for the terminal, JSON, and a page of the documentation. */
@NullMarked
package dev.usher.bench.report;

import org.jspecify.annotations.NullMarked;
