/** The fault lab: breaks a real suite on purpose, then checks its invariants. */
@NullMarked
package dev.usher.chaos;

import org.jspecify.annotations.NullMarked;
