package dev.usher.bench.journey;

import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.Latency;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.GrowthTable;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.statistics.Growth;
import dev.usher.bench.statistics.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The sections about the CPU time and the duration of a journey. */
final class JourneyCosts {

    private static final double MICROS_PER_MILLI = 1000;

    /** The rates at which the budgets hold. */
    private static final Set<Integer> BUDGETED = Set.of(25, 50);

    private static final String WHOLE = "whole suite";

    private final Series series;
    private final List<JourneyArm> arms;
    private final BudgetTable budgets;
    private final Counting counting;

    JourneyCosts(Series series, List<JourneyArm> arms, BudgetTable budgets, Counting counting) {
        this.series = series;
        this.arms = arms;
        this.budgets = budgets;
        this.counting = counting;
    }

    Section section(String notSustained, Table warmUp) {
        List<Comparison> comparisons = new ArrayList<>();
        for (JourneyArm arm : arms) {
            if (BUDGETED.contains(arm.perSecond())) {
                comparisons.add(comparison(arm, WHOLE, Journeys.SUITE));
                for (String process : new TreeSet<>(Journeys.SUITE)) {
                    comparisons.add(comparison(arm, process, Set.of(process)));
                }
            }
        }
        return new Section(
                "CPU time of a paid journey",
                "Whole journeys of %d tickets through the gateway, from the list to the door, over the budgets of docs/performance.md. %s"
                        .formatted(PaidJourney.TICKETS, notSustained)
                        .strip(),
                comparisons,
                List.of(byProcess(), warmUp),
                growth());
    }

    private Comparison comparison(JourneyArm arm, String name, Set<String> processes) {
        return Comparison.withBudget(
                "CPU per journey, " + name,
                "ms",
                arm.name(),
                values(arm, burst -> burst.cpuMicros(processes) / MICROS_PER_MILLI),
                budgets.of(name));
    }

    private List<Double> values(JourneyArm arm, ToDoubleFunction<Burst> figure) {
        return bursts(arm).stream().map(figure::applyAsDouble).toList();
    }

    private List<Burst> bursts(JourneyArm arm) {
        return series.bursts().filter(burst -> burst.arm().equals(arm.name())).toList();
    }

    private double median(JourneyArm arm, ToDoubleFunction<Burst> figure) {
        return Median.of(values(arm, figure));
    }

    private double cpu(JourneyArm arm, Set<String> processes) {
        return median(arm, burst -> burst.cpuMicros(processes) / MICROS_PER_MILLI);
    }

    private double jit(JourneyArm arm, Set<String> processes) {
        return median(
                arm,
                burst -> processes.stream().mapToDouble(name -> arm.jitMillis(burst, name)).sum());
    }

    private Table byProcess() {
        List<String> columns = new ArrayList<>(List.of("process"));
        for (JourneyArm arm : arms) {
            columns.addAll(List.of(arm.name(), "of it JIT", "of it at rest"));
        }
        columns.add("budget");
        List<List<String>> rows = new ArrayList<>();
        for (String process : new TreeSet<>(Journeys.SUITE)) {
            rows.add(row(process, Set.of(process), budgets.of(process)));
        }
        rows.add(row(WHOLE, Journeys.SUITE, budgets.of(WHOLE)));
        List<String> without = new ArrayList<>(List.of("whole suite without JIT"));
        List<String> generator = new ArrayList<>(List.of(Journeys.GENERATOR));
        List<String> foreign = new ArrayList<>(List.of("foreign, % of the machine"));
        for (JourneyArm arm : arms) {
            without.addAll(
                    List.of(
                            Numbers.plain(cpu(arm, Journeys.SUITE) - jit(arm, Journeys.SUITE)),
                            "",
                            ""));
            generator.addAll(List.of(Numbers.plain(cpu(arm, Set.of(Journeys.GENERATOR))), "", ""));
            foreign.addAll(List.of(Numbers.plain(100 * median(arm, Burst::foreign)), "", ""));
        }
        for (List<String> row : List.of(without, generator, foreign)) {
            row.add("");
            rows.add(row);
        }
        return new Table("CPU ms per journey, medians of the bursts", columns, rows);
    }

    private List<String> row(String name, Set<String> processes, double budget) {
        List<String> row = new ArrayList<>(List.of(name));
        for (JourneyArm arm : arms) {
            double rest =
                    processes.stream().mapToDouble(counting::restMillisPerSecond).sum()
                            / arm.perSecond();
            row.add(Numbers.plain(cpu(arm, processes)));
            row.add(
                    processes.equals(Set.of(Stage.POSTGRES))
                            ? ""
                            : Numbers.plain(jit(arm, processes)));
            row.add(Numbers.plain(rest));
        }
        row.add(Numbers.plain(budget));
        return row;
    }

    private List<GrowthTable> growth() {
        if (arms.size() < 2) {
            return List.of();
        }
        return List.of(
                new GrowthTable(
                        "journeys a second",
                        "CPU ms per journey, whole suite",
                        arms.stream()
                                .map(arm ->
                                        new Growth.Point(arm.perSecond(), cpu(arm, Journeys.SUITE)))
                                .toList(),
                        null));
    }

    /** The section about the duration of the calls. */
    Section durations() {
        List<String> columns = new ArrayList<>(List.of("call"));
        arms.forEach(arm -> columns.addAll(List.of(arm.name() + ", p50", "p99")));
        List<List<String>> rows = new ArrayList<>();
        List<String> whole = new ArrayList<>(List.of("whole journey"));
        arms.forEach(arm -> whole.addAll(durations(arm, burst -> arm.report(burst).journey())));
        rows.add(whole);
        JourneyArm first = arms.getFirst();
        for (String step : first.report(bursts(first).getFirst()).steps().keySet()) {
            List<String> row = new ArrayList<>(List.of(step));
            arms.forEach(arm ->
                    row.addAll(
                            durations(
                                    arm,
                                    burst ->
                                            arm.report(burst)
                                                    .steps()
                                                    .getOrDefault(step, Latency.NONE))));
            rows.add(row);
        }
        return new Section(
                "How long the calls take",
                "Milliseconds, medians of the bursts. The journey counts from its intended start;"
                        + " the sandbox waits 20 to 300 ms before it sends the webhook, which"
                        + " order.read waits for.",
                List.of(),
                List.of(new Table("Milliseconds", columns, rows)),
                List.of());
    }

    /** Reads the latency of a burst. */
    @FunctionalInterface
    private interface Reader {
        Latency of(Burst burst);
    }

    private List<String> durations(JourneyArm arm, Reader latency) {
        return List.of(
                Numbers.plain(median(arm, burst -> latency.of(burst).p50())),
                Numbers.plain(median(arm, burst -> latency.of(burst).p99())));
    }
}
