/** The gateway: the only service that the internet reaches. */
@NullMarked
package dev.usher.gateway;

import org.jspecify.annotations.NullMarked;
