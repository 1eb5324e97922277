/**
 * The OpenAPI documents as tests use them: each answer is compared with what its operation states.
 */
@NullMarked
package dev.usher.platform.testing.openapi;

import org.jspecify.annotations.NullMarked;
