/** A TCP connection that misbehaves on command: slow, torn, silent or gone. */
@NullMarked
package dev.usher.chaos.proxy;

import org.jspecify.annotations.NullMarked;
