/**
 * Messages leave together with the state they tell about, and have their effect exactly once where
 * they arrive.
 */
@NullMarked
package dev.usher.platform.messaging;

import org.jspecify.annotations.NullMarked;
