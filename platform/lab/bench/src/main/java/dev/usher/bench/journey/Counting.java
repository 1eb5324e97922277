package dev.usher.bench.journey;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a journey does, and what the suite does and costs when nobody comes. */
final class Counting {

    /** An idle session of PostgreSQL reports its counters after ten seconds. */
    private static final Duration ALL_REPORTED = Duration.ofSeconds(11);

    static final String AT_REST = "at rest, percent of a core";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_PERCENT = 10;

    private final Journeys journeys;
    private final Stage stage;
    private final BudgetTable budgets;

    private Map<String, Double> countedAtRest = Map.of();
    private Map<String, Double> percentAtRest = Map.of();
    private final Map<Integer, Map<String, Double>> counted = new LinkedHashMap<>();
    private final List<Table> statements = new ArrayList<>();

    Counting(Journeys journeys, BudgetTable budgets) {
        this.journeys = journeys;
        this.stage = journeys.stage();
        this.budgets = budgets;
    }

    /** Measures the suite at rest, then counts journeys at each of the rates. */
    void run(List<Integer> rates) {
        stage.counters().watch();
        rest();
        for (int rate : rates) {
            stage.progress("counting at %d a second".formatted(rate));
            count(rate);
        }
        stage.counters().rest();
    }

    private void rest() {
        stage.progress("measuring the suite at rest");
        Waiting.pause(ALL_REPORTED);
        JourneyCounts before = JourneyCounts.now(stage);
        Accounts.Reading first = stage.accounts().read();
        long began = System.nanoTime();
        Waiting.pause(Duration.ofSeconds(stage.form().pick(12, 30)));
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        Accounts.Spent spent = stage.accounts().read().since(first);
        countedAtRest = JourneyCounts.now(stage).perSecond(before, seconds);
        percentAtRest = new TreeMap<>();
        spent.cpu()
                .forEach((name, cpu) ->
                        percentAtRest.put(name, cpu.toMillis() / seconds / MILLIS_PER_PERCENT));
        percentAtRest.keySet().retainAll(stage.suite().roots().keySet());
    }

    private void count(int rate) {
        JourneyCounts before = JourneyCounts.now(stage);
        StatementList listed = StatementList.now(stage.database());
        long began = System.nanoTime();
        JourneyReport report = journeys.run(rate * stage.form().pick(6, 20), rate);
        Waiting.pause(ALL_REPORTED);
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        Map<String, Double> all =
                JourneyCounts.now(stage)
                        .since(before, seconds, countedAtRest, Math.max(1, report.ended()));
        all.put(
                "calls of the buyer and the door",
                (double) report.calls() / Math.max(1, report.ended()));
        counted.put(rate, all);
        statements.add(
                StatementList.now(stage.database())
                        .since(listed, Math.max(1, report.ended()), rate));
    }

    Section counts() {
        Map.Entry<Integer, Map<String, Double>> fastest =
                counted.entrySet().stream().max(Map.Entry.comparingByKey()).orElseThrow();
        List<Comparison> comparisons = new ArrayList<>();
        for (String name :
                List.of(JourneyCounts.STATEMENTS, JourneyCounts.COMMITS, JourneyCounts.SYNCS)) {
            comparisons.add(
                    Comparison.withBudget(
                            name + " per journey",
                            "",
                            fastest.getKey() + " a second",
                            List.of(fastest.getValue().getOrDefault(name, 0.0)),
                            budgets.of(name)));
        }
        List<String> columns = new ArrayList<>(List.of("per journey"));
        counted.keySet().forEach(rate -> columns.add("at %d a second".formatted(rate)));
        columns.add("at rest, per second");
        List<List<String>> rows = new ArrayList<>();
        for (String name : fastest.getValue().keySet()) {
            List<String> row = new ArrayList<>(List.of(name));
            counted.values().forEach(one -> row.add(Numbers.plain(one.getOrDefault(name, 0.0))));
            row.add(Numbers.plain(countedAtRest.getOrDefault(name, 0.0)));
            rows.add(row);
        }
        List<Table> tables = new ArrayList<>(List.of(new Table("Counts", columns, rows)));
        tables.add(statements.getLast());
        return new Section(
                "Counted per journey",
                "Beyond what the suite does at rest, which has a column of its own. Statements are"
                        + " without begin and commit; counted in passes that are not timed.",
                comparisons,
                tables,
                List.of());
    }

    Section atRest() {
        List<List<String>> rows = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, Double> one : percentAtRest.entrySet()) {
            sum += one.getValue();
            rows.add(
                    List.of(
                            one.getKey(),
                            Numbers.plain(one.getValue()),
                            Numbers.plain(one.getValue() * MILLIS_PER_PERCENT / 25)));
        }
        return new Section(
                "At rest",
                "Nobody comes: percent of one core, and the milliseconds that this adds to each"
                        + " journey at 25 a second.",
                List.of(
                        Comparison.withBudget(
                                "CPU at rest, whole suite",
                                "% of a core",
                                "the suite",
                                List.of(sum),
                                budgets.of(AT_REST))),
                List.of(
                        new Table(
                                "At rest",
                                List.of("process", "% of a core", "ms per journey at 25/s"),
                                rows)),
                List.of());
    }

    /** Returns the milliseconds per second that a process takes at rest. */
    double restMillisPerSecond(String process) {
        return percentAtRest.getOrDefault(process, 0.0) * MILLIS_PER_PERCENT;
    }
}
