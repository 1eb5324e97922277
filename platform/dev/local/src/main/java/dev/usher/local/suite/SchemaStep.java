package dev.usher.local.suite;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Migrates the schema of each service before its first instance of this run starts. */
final class SchemaStep {

    /** The jars whose migrations are applied; a later start of the same build needs none. */
    private final Set<Path> applied = ConcurrentHashMap.newKeySet();

    void before(AppLaunch app, Path log) {
        if (Plan.SERVICES.contains(app.name().module()) && !applied.contains(app.jar())) {
            app.migrate(log);
            applied.add(app.jar());
        }
    }
}
