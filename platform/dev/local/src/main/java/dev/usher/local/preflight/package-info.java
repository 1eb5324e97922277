/** Says in plain sentences what would keep the suite from starting, before anything is started. */
@NullMarked
package dev.usher.local.preflight;

import org.jspecify.annotations.NullMarked;
