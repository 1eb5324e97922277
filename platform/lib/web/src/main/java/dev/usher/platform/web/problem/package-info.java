/** Answers errors as RFC 9457 problems, the same way in every service. */
@NullMarked
package dev.usher.platform.web.problem;

import org.jspecify.annotations.NullMarked;
