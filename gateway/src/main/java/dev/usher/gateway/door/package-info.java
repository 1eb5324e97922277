/**
 * Stands between the network and the rest: bounds connections, ends slow ones, refuses bad form.
 */
@NullMarked
package dev.usher.gateway.door;

import org.jspecify.annotations.NullMarked;
