/**
 * The local copy of the good tickets and of the keys that sign them, remembered in memory for
 * reads.
 */
@NullMarked
package dev.usher.validation.roster;

import org.jspecify.annotations.NullMarked;
