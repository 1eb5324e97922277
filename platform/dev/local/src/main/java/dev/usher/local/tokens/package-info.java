/** Access tokens for as many people as a load test wants, without a sign-in of each. */
@NullMarked
package dev.usher.local.tokens;

import org.jspecify.annotations.NullMarked;
