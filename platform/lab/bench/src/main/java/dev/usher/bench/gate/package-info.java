/** The bench of the gate: admissions, refusals and forged credentials. */
@NullMarked
package dev.usher.bench.gate;

import org.jspecify.annotations.NullMarked;
