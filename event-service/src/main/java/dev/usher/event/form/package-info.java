/** Reads the JSON body or the query of a request and lists everything that is wrong with it. */
@NullMarked
package dev.usher.event.form;

import org.jspecify.annotations.NullMarked;
