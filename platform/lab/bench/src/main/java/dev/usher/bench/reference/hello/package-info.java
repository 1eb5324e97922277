/** An endpoint of Spring MVC that answers ready bytes. */
@NullMarked
package dev.usher.bench.reference.hello;

import org.jspecify.annotations.NullMarked;
