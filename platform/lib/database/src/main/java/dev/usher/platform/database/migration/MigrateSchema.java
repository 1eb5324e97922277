package dev.usher.platform.database.migration;

import dev.usher.platform.database.DatabaseFailures;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates the schema. Each migration is one transaction: one that fails or is killed has changed
 * nothing, and the next attempt begins with it.
 */
final class MigrateSchema implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(MigrateSchema.class);

    private final MigrationSettings settings;

    MigrateSchema(MigrationSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the statements that begin each session: they hold whatever role is used. The server
     * notices within seconds that a process was killed, and rolls back.
     */
    static String sessionOf(MigrationSettings settings) {
        return """
        set statement_timeout = 0;
        set transaction_timeout = 0;
        set idle_in_transaction_session_timeout = 0;
        set client_connection_check_interval = '5s';
        set lock_timeout = %d;
        """
                .formatted(settings.lockTimeout().toMillis());
    }

    @Override
    public void migrate(Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                MigrateResult result = flyway.migrate();
                log.info(
                        "The schema is up to date; {} migrations were applied",
                        result.migrationsExecuted);
                return;
            } catch (RuntimeException failure) {
                if (attempt == settings.attempts() || !DatabaseFailures.isTransient(failure)) {
                    throw failure;
                }
                log.warn("Attempt {} to migrate failed, and is repeated", attempt, failure);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.pause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", interrupted);
        }
    }
}
