/**
 * Reads the machine: CPU time of process trees, busy time of all cores, hardware and kernel; waits.
 */
@NullMarked
package dev.usher.bench.machine;

import org.jspecify.annotations.NullMarked;
