package dev.usher.platform.database.migration;

import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts a service, or with the argument {@value #MIGRATE} only its migrations. */
public final class ServiceStart {

    /** Migrates the schema and ends; the exit code tells whether that succeeded. */
    public static final String MIGRATE = "migrate";

    private ServiceStart() {}

    /** Does what the arguments ask for; they are handed on to Spring. */
    public static void run(Class<?> service, String... arguments) {
        if (Arrays.asList(arguments).contains(MIGRATE)) {
            migrate(arguments);
        } else {
            SpringApplication.run(service, arguments);
        }
    }

    /** Reads the service's own settings, but makes none of its beans. */
    private static void migrate(String... arguments) {
        String[] migrating = Arrays.copyOf(arguments, arguments.length + 1);
        migrating[arguments.length] = "--" + MigrationSettings.AT_START + "=true";
        SpringApplication migration = new SpringApplication(MigrationAlone.class);
        migration.setWebApplicationType(WebApplicationType.NONE);
        migration.run(migrating).close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MigrationAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class MigrationAlone {

        /** Connects as the owner: without a data source there is no Flyway. */
        @Bean
        DataSource migrationDataSource(OwnerConnection owner) {
            return owner.dataSource();
        }
    }
}
