/** Uses PostgreSQL as a reference (pgbench) and reads the server's own counters. */
@NullMarked
package dev.usher.bench.postgres;

import org.jspecify.annotations.NullMarked;
