package dev.usher.platform.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a service's tables, to tell whether a call has stored anything. */
final class TableCounts implements AutoCloseable {

    /** Written in the background, or by refused calls on purpose. */
    private static final Set<String> BACKGROUND =
            Set.of("outbox", "inbox", "idempotency", "flyway_schema_history");

    private final Database database;
    private final String schema;
    private final Set<String> ignored = new HashSet<>(BACKGROUND);
    private Map<String, Long> before = Map.of();
    private @Nullable Connection connection;

    TableCounts(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    void ignore(String table) {
        ignored.add(table);
    }

    void remember() {
        before = counts();
    }

    /** Returns the tables whose counts changed since they were remembered, and remembers again. */
    Optional<String> changedSince() {
        Map<String, Long> after = counts();
        List<String> changed =
                before.keySet().stream()
                        .filter(table -> !Objects.equals(before.get(table), after.get(table)))
                        .toList();
        before = after;
        return changed.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changed));
    }

    private Map<String, Long> counts() {
        try {
            if (connection == null) {
                connection = database.connect(schema);
            }
            return counts(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the tables of " + schema + " can't be counted", failed);
        }
    }

    private Map<String, Long> counts(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            List<String> tables = tables(statement);
            Map<String, Long> counts = new LinkedHashMap<>();
            String sql =
                    "select "
                            + String.join(
                                    ", ",
                                    tables.stream()
                                            .map("(select count(*) from %s)"::formatted)
                                            .toList());
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                for (int i = 0; i < tables.size(); i++) {
                    counts.put(tables.get(i), row.getLong(i + 1));
                }
            }
            return counts;
        }
    }

    private List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "select tablename from pg_tables where schemaname = current_schema()"
                                + " order by tablename")) {
            while (rows.next()) {
                if (!ignored.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
