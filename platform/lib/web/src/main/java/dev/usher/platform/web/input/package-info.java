/**
 * Refuses, before any controller is called, what no call reads and what cannot be stored or shown.
 */
@NullMarked
package dev.usher.platform.web.input;

import org.jspecify.annotations.NullMarked;
