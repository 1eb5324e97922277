/** The service at the door: who may scan, which tickets are good, and who is already inside. */
@NullMarked
package dev.usher.validation;

import org.jspecify.annotations.NullMarked;
