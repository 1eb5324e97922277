/** Starts a real suite of its own that can be disturbed in many ways, and stops it. */
@NullMarked
package dev.usher.chaos.lab;

import org.jspecify.annotations.NullMarked;
