/**
 * Ends the work of a request before its caller has given up, so that a refusal has kept nothing.
 */
@NullMarked
package dev.usher.platform.web.deadline;

import org.jspecify.annotations.NullMarked;
