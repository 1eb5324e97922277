package dev.usher.platform.database.migration;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Makes a service check its schema instead of migrating it. With {@code usher.migrations.at-start}
 * it migrates over a connection of its own, as the owner of the schema.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(MigrationSettings.class)
class MigrationAutoConfiguration {

    /** Seconds for which the second of two migrations at once waits for the first. */
    private static final int TURN_SECONDS = 3600;

    /**
     * Keeps two migrations apart by a lock of the session. That of a transaction would stay open
     * all the time, which hinders vacuum and makes {@code create index concurrently} impossible.
     */
    private static final Map<String, String> SESSION_LOCK =
            Map.of("flyway.postgresql.transactional.lock", "false");

    /** The states of migrations that only a newer release has, as after a rollback to this one. */
    private static final String[] NEWER = {"*:future", "*:missing"};

    @Bean
    @ConditionalOnProperty(
            name = MigrationSettings.AT_START,
            havingValue = "false",
            matchIfMissing = true)
    FlywayMigrationStrategy checkSchema() {
        return new CheckSchema();
    }

    @Bean
    FlywayConfigurationCustomizer acceptNewerSchema() {
        return flyway -> flyway.ignoreMigrationPatterns(NEWER);
    }

    @ConditionalOnProperty(name = MigrationSettings.AT_START, havingValue = "true")
    @Configuration(proxyBeanMethods = false)
    static class Migrating {

        @Bean
        OwnerConnection ownerConnection(MigrationSettings settings, Environment service) {
            return OwnerConnection.of(settings, service);
        }

        @Bean
        FlywayMigrationStrategy migrateSchema(MigrationSettings settings) {
            return new MigrateSchema(settings);
        }

        @Bean
        FlywayConfigurationCustomizer migrateAsOwner(
                OwnerConnection owner, MigrationSettings settings) {
            return flyway ->
                    flyway.dataSource(owner.dataSource())
                            .initSql(MigrateSchema.sessionOf(settings))
                            .configuration(SESSION_LOCK)
                            .lockRetryCount(TURN_SECONDS)
                            .callbackLocations("classpath:db/database");
        }
    }
}
