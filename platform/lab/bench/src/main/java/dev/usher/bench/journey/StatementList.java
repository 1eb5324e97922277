package dev.usher.bench.journey;

import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists the SQL statements behind a journey, each with its service and its cost. */
final class StatementList {

    /** Rarer statements are left out of the page: sweeps, and what happens once per process. */
    private static final double RARE = 0.02;

    private static final int SHOWN = 110;

    private static final String ALL =
            """
            select r.rolname, s.query, sum(s.calls)::bigint, sum(s.total_exec_time)
            from pg_stat_statements s join pg_roles r on r.oid = s.userid
            where r.rolname in ('event', 'payment', 'ticket', 'validation')
            group by r.rolname, s.query
            """;

    private final Map<Statement, Spent> values = new HashMap<>();

    /** Reads all statements that are counted while the bench watches them. */
    static StatementList now(BenchDatabase database) {
        StatementList list = new StatementList();
        database.rows(
                        ALL,
                        row ->
                                Map.entry(
                                        new Statement(
                                                row.getString(1), shortened(row.getString(2))),
                                        new Spent(row.getLong(3), row.getDouble(4))))
                .forEach(one -> list.values.merge(one.getKey(), one.getValue(), Spent::plus));
        return list;
    }

    /**
     * Returns the statements since an earlier reading, the most frequent first. What the suite does
     * at rest is part of it.
     */
    Table since(StatementList before, long journeys, int rate) {
        List<List<String>> rows = new ArrayList<>();
        values.entrySet().stream()
                .map(one ->
                        Map.entry(
                                one.getKey(),
                                one.getValue()
                                        .minus(
                                                before.values.getOrDefault(
                                                        one.getKey(), Spent.NOTHING))))
                .filter(one -> one.getValue().calls() >= RARE * journeys)
                .sorted(
                        Comparator.comparingLong(
                                (Map.Entry<Statement, Spent> one) -> -one.getValue().calls()))
                .forEach(one ->
                        rows.add(
                                List.of(
                                        one.getKey().role(),
                                        "`" + one.getKey().text() + "`",
                                        per((double) one.getValue().calls(), journeys),
                                        per(one.getValue().millis(), journeys))));
        return new Table(
                "Statements per journey at %d a second, with those of the rest".formatted(rate),
                List.of("service", "statement", "calls", "ms in PostgreSQL"),
                rows);
    }

    private static String per(double value, long journeys) {
        return Numbers.plain(value / journeys);
    }

    /** A pipe would end a cell of the table. */
    static String shortened(String query) {
        String line = query.strip().replaceAll("\\s+", " ").replace('|', '/').replace('`', '\'');
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    private record Statement(String role, String text) {}

    private record Spent(long calls, double millis) {

        private static final Spent NOTHING = new Spent(0, 0);

        private Spent plus(Spent other) {
            return new Spent(calls + other.calls, millis + other.millis);
        }

        private Spent minus(Spent other) {
            return new Spent(calls - other.calls, millis - other.millis);
        }
    }
}
