/** Looks at everything a run left behind and says which of the suite's promises were broken. */
@NullMarked
package dev.usher.chaos.check;

import org.jspecify.annotations.NullMarked;
