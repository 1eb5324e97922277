/** Serves the documentation: the merged OpenAPI document, Swagger UI, a guide, every problem. */
@NullMarked
package dev.usher.gateway.docs;

import org.jspecify.annotations.NullMarked;
