package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A query whose rows are violations. */
record SqlInvariant(String id, String rule, Set<Need> needs, String sql) implements Invariant {

    private static final String COMMENT = "--";
    private static final String NEEDS = "needs:";

    /** After which the query itself counts as broken. */
    private static final int TIMEOUT_SECONDS = 120;

    SqlInvariant {
        needs = Set.copyOf(needs);
    }

    /**
     * Reads a file. The comment lines at its top are the rule; a line {@code needs:} lists the
     * necessary parts of the evidence, separated by commas.
     */
    static SqlInvariant parse(String id, String text) {
        List<String> rule = new ArrayList<>();
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (String line : text.lines().takeWhile(line -> line.startsWith(COMMENT)).toList()) {
            String words = line.substring(COMMENT.length()).strip();
            if (words.startsWith(NEEDS)) {
                for (String need : words.substring(NEEDS.length()).split(",", -1)) {
                    needs.add(Need.named(need));
                }
            } else {
                rule.add(words);
            }
        }
        if (rule.isEmpty()) {
            throw new IllegalArgumentException(id + " has no rule in a comment at its top");
        }
        return new SqlInvariant(id, String.join(" ", rule), needs, text);
    }

    @Override
    public Finding check(Connection database, Evidence evidence) throws SQLException {
        List<String> violations = new ArrayList<>();
        long count = 0;
        try (Statement statement = database.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    count++;
                    if (violations.size() < Checker.SHOWN) {
                        violations.add(words(rows));
                    }
                }
            }
        }
        return new Finding(id, rule, violations, count);
    }

    private static String words(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> words = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String value = row.getString(column);
            if (value != null) {
                words.add(columns.getColumnLabel(column) + " " + value);
            }
        }
        return String.join(", ", words);
    }
}
