/** Compares two OpenAPI documents and finds the changes that break programs. */
@NullMarked
package dev.usher.contract;

import org.jspecify.annotations.NullMarked;
