/** What the OpenAPI documents of all services have in common. */
@NullMarked
package dev.usher.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
