/** Decides at the gate: who may scan, which tickets are good, and whose holder is inside. */
@NullMarked
package dev.usher.validation;

import org.jspecify.annotations.NullMarked;
