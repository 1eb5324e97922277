/**
 * Checks what is deployed: every chart lints and renders, and nothing of the sandbox is in them.
 */
@NullMarked
package dev.usher.deploy;

import org.jspecify.annotations.NullMarked;
