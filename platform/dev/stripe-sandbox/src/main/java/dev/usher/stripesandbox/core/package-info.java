/** Sessions, intents and charges, and their changes. */
@NullMarked
package dev.usher.stripesandbox.core;

import org.jspecify.annotations.NullMarked;
