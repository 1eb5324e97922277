/** Completes the OpenAPI documents of all services the same way. */
@NullMarked
package dev.usher.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
