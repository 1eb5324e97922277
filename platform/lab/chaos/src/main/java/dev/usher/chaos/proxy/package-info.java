/** TCP connections that misbehave on command: slow, reset, silent or refused. */
@NullMarked
package dev.usher.chaos.proxy;

import org.jspecify.annotations.NullMarked;
