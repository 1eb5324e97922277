/** Says what went wrong in the words of RFC 9457, the same way in every service. */
@NullMarked
package dev.usher.platform.web.problem;

import org.jspecify.annotations.NullMarked;
