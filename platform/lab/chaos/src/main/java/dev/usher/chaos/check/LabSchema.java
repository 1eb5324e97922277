package dev.usher.chaos.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The schema {@code lab} beside those of the services, in which queries find the evidence. */
final class LabSchema {

    private LabSchema() {}

    /** Makes it anew and fills it; ends with a commit. */
    static void load(Connection superuser, Evidence evidence) throws SQLException {
        superuser.setAutoCommit(false);
        execute(superuser, "lab.sql");
        new EvidenceRows(superuser).insert(evidence);
        execute(superuser, "lab-indexes.sql");
        superuser.commit();
    }

    /** The empty tables alone. */
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
