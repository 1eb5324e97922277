/** Drives a headless Chromium, as a person with a mouse and a keyboard does. */
@NullMarked
package dev.usher.local.browser;

import org.jspecify.annotations.NullMarked;
