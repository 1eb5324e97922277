/** Tests of the fates that faults draw. */
@NullMarked
package dev.usher.stripesandbox.faults;

import org.jspecify.annotations.NullMarked;
