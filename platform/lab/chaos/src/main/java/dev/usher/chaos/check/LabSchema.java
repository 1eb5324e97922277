package dev.usher.chaos.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The schema {@code lab}, in which the queries find the evidence. */
final class LabSchema {

    private LabSchema() {}

    /** Creates the schema, fills it and commits. */
    static void load(Connection superuser, Evidence evidence) throws SQLException {
        superuser.setAutoCommit(false);
        execute(superuser, "lab.sql");
        new EvidenceRows(superuser).insert(evidence);
        execute(superuser, "lab-indexes.sql");
        superuser.commit();
    }

    /** Creates the empty tables only. */
    static void create(Connection superuser) throws SQLException {
        execute(superuser, "lab.sql");
    }

    private static void execute(Connection superuser, String script) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(read(script));
        }
    }

    private static String read(String script) {
        try (InputStream stream = LabSchema.class.getResourceAsStream(script)) {
            if (stream == null) {
                throw new IllegalStateException(script + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
