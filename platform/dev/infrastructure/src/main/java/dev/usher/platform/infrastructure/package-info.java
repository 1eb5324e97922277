/**
 * Runs real PostgreSQL, Kafka and Keycloak as processes of this machine, for the launcher and for
 * tests without Docker.
 */
@NullMarked
package dev.usher.platform.infrastructure;

import org.jspecify.annotations.NullMarked;
