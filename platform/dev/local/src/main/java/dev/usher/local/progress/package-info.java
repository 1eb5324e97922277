/** What a person sees while the suite starts. */
@NullMarked
package dev.usher.local.progress;

import org.jspecify.annotations.NullMarked;
