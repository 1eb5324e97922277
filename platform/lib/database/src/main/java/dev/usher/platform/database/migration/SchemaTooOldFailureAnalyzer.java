package dev.usher.platform.database.migration;

import dev.usher.platform.database.migration.CheckSchema.SchemaTooOld;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in the log what to do about a schema that is too old. */
class SchemaTooOldFailureAnalyzer extends AbstractFailureAnalyzer<SchemaTooOld> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SchemaTooOld cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Migrate first: start the same release once with the argument \"migrate\" and the"
                        + " schema's owner in USHER_MIGRATIONS_USERNAME and"
                        + " USHER_MIGRATIONS_PASSWORD. The charts and docker-compose.yml do so by"
                        + " themselves.",
                cause);
    }
}
