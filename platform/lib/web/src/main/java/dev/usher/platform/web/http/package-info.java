/** Supports conditional requests by version. */
@NullMarked
package dev.usher.platform.web.http;

import org.jspecify.annotations.NullMarked;
