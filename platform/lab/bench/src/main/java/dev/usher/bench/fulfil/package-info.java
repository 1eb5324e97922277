/** Measures how soon a webhook is acknowledged, and how soon its tickets can be read. */
@NullMarked
package dev.usher.bench.fulfil;

import org.jspecify.annotations.NullMarked;
