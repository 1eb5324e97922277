/** Ready-made HTTP answers, and a cache in which each of them is read once for all who wait. */
@NullMarked
package dev.usher.event.answer;

import org.jspecify.annotations.NullMarked;
