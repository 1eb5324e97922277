/** PostgreSQL as a reference and as a witness: pgbench, and the server's own counters. */
@NullMarked
package dev.usher.bench.postgres;

import org.jspecify.annotations.NullMarked;
