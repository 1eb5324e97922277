/** Provides a bench with its suite, load tools, references and the length of its bursts. */
@NullMarked
package dev.usher.bench.stage;

import org.jspecify.annotations.NullMarked;
