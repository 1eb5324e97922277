package dev.usher.platform.database.migration;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Refuses to start on a schema that lacks a migration of this release. A newer schema is fine. */
final class CheckSchema implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            throw new SchemaTooOld(
                    result.invalidMigrations.stream().map(CheckSchema::described).toList());
        }
    }

    private static String described(ValidateOutput migration) {
        return "%s %s: %s"
                .formatted(
                        migration.version,
                        migration.description,
                        migration.errorDetails == null
                                ? ""
                                : migration
                                        .errorDetails
                                        .errorMessage
                                        .lines()
                                        .findFirst()
                                        .orElse(""))
                .strip();
    }

    /** Tells which migrations the schema lacks, or has in another form. */
    static final class SchemaTooOld extends RuntimeException {

        private static final long serialVersionUID = 1;

        SchemaTooOld(List<String> migrations) {
            super("The schema does not have this release's migrations: " + migrations);
        }
    }
}
