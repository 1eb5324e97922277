/** Opens the declared parameters to the conformance test. */
@NullMarked
package dev.usher.stripesandbox.api;

import org.jspecify.annotations.NullMarked;
