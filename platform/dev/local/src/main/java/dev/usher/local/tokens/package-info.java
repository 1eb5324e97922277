/** Makes access tokens for load tests without a sign-in for each person. */
@NullMarked
package dev.usher.local.tokens;

import org.jspecify.annotations.NullMarked;
