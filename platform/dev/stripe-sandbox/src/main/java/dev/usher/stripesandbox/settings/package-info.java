/** What can be set, and what must be true before the sandbox starts. */
@NullMarked
package dev.usher.stripesandbox.settings;

import org.jspecify.annotations.NullMarked;
