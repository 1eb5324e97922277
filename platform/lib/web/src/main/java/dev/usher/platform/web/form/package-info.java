/** Reads the JSON body or the query of a request and lists every violation in it. */
@NullMarked
package dev.usher.platform.web.form;

import org.jspecify.annotations.NullMarked;
