/** The documentation: one OpenAPI document of all services, pages to try it on, every problem. */
@NullMarked
package dev.usher.gateway.docs;

import org.jspecify.annotations.NullMarked;
