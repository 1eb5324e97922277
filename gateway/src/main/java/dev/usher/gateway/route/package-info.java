/** Hands a request on without what it must not carry; the routes are in application.yml. */
@NullMarked
package dev.usher.gateway.route;

import org.jspecify.annotations.NullMarked;
