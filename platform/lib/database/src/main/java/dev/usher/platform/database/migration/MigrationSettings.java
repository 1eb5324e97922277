package dev.usher.platform.database.migration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the step that brings the schema up to date.
 *
 * @param atStart whether a service migrates when it starts, as tests do; otherwise it only checks
 *     that its schema is new enough, and does not start if it isn't
 * @param url of the database; that of the service if it is absent, without its time limits
 * @param username the owner of the schema; the service's own role if it is absent
 * @param password of that role
 * @param lockTimeout how long one statement waits for a lock. Everybody else waits behind it, so it
 *     must not be longer than a service's own limit
 * @param attempts after a failure that is temporary, such as a lock that was not free in time; each
 *     begins with the migration that failed
 * @param pause between two attempts
 */
@ConfigurationProperties("usher.migrations")
record MigrationSettings(
        @DefaultValue("false") boolean atStart,
        @Nullable String url,
        @Nullable String username,
        @DefaultValue("") String password,
        @DefaultValue("2s") Duration lockTimeout,
        @DefaultValue("30") int attempts,
        @DefaultValue("2s") Duration pause) {

    static final String AT_START = "usher.migrations.at-start";

    MigrationSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("usher.migrations.attempts must be at least 1");
        }
    }
}
