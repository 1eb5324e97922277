/** The settings, and the checks before the start. */
@NullMarked
package dev.usher.stripesandbox.settings;

import org.jspecify.annotations.NullMarked;
