/**
 * Sends messages if and only if the state they tell about is committed, and handles each exactly
 * once in the service that receives it.
 */
@NullMarked
package dev.usher.platform.messaging;

import org.jspecify.annotations.NullMarked;
