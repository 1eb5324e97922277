/** Keeps texts of exceptions, and repeated stack traces, out of the log. */
@NullMarked
package dev.usher.platform.web.log;

import org.jspecify.annotations.NullMarked;
