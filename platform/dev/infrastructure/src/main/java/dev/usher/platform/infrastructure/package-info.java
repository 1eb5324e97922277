/**
 * PostgreSQL, Kafka and Keycloak, the real ones, as processes of this machine for those who have no
 * Docker: the launcher and the tests.
 */
@NullMarked
package dev.usher.platform.infrastructure;

import org.jspecify.annotations.NullMarked;
