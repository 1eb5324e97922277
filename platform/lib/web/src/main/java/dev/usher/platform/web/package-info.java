/** Shared parts of every process that serves HTTP. */
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;
