/** Follows one request through all services by the W3C traceparent. */
@NullMarked
package dev.usher.platform.web.trace;

import org.jspecify.annotations.NullMarked;
