/** Cleans headers on their way to and from the services; the routes are in application.yml. */
@NullMarked
package dev.usher.gateway.route;

import org.jspecify.annotations.NullMarked;
