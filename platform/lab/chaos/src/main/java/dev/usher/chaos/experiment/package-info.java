/** The named ways in which the suite is hurt, each followed by the same questions. */
@NullMarked
package dev.usher.chaos.experiment;

import org.jspecify.annotations.NullMarked;
