/** Verifies the access token of a request and names its caller. */
@NullMarked
package dev.usher.platform.web.security;

import org.jspecify.annotations.NullMarked;
