/** Decides whose token a request carries, and refuses everything that isn't one of ours. */
@NullMarked
package dev.usher.platform.web.security;

import org.jspecify.annotations.NullMarked;
