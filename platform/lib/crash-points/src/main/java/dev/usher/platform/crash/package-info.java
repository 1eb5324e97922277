/** Named places at which a process can be made to die, to see what the others make of it. */
@NullMarked
package dev.usher.platform.crash;

import org.jspecify.annotations.NullMarked;
