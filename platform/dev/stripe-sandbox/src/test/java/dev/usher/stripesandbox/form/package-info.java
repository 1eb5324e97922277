/** Tests of the form encoding. */
@NullMarked
package dev.usher.stripesandbox.form;

import org.jspecify.annotations.NullMarked;
