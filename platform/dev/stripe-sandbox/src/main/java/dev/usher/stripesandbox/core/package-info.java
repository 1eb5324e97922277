/** Sessions, intents and charges: what may happen to them, and that it happens once. */
@NullMarked
package dev.usher.stripesandbox.core;

import org.jspecify.annotations.NullMarked;
