/** Named places at which a process can be halted, to test how the other services continue. */
@NullMarked
package dev.usher.platform.crash;

import org.jspecify.annotations.NullMarked;
