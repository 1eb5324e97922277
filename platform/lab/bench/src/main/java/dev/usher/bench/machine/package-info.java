/**
 * Reads what the machine did: CPU time of whole process trees, load of others, what it is made of.
 */
@NullMarked
package dev.usher.bench.machine;

import org.jspecify.annotations.NullMarked;
