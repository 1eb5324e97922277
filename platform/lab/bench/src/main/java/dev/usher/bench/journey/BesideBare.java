package dev.usher.bench.journey;

import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.GrowthTable;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.statistics.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The section about the suite beside the bare chain. */
final class BesideBare {

    private static final Figure CPU =
            new Figure("CPU per journey", "ms", (arm, burst) -> ((JourneyArm) arm).millis(burst));

    private static final Figure WITHOUT_JIT =
            new Figure(
                    "CPU per journey without JIT",
                    "ms",
                    (arm, burst) -> ((JourneyArm) arm).millisWithoutJit(burst));

    private final Series series;
    private final List<JourneyArm> suite;
    private final List<JourneyArm> bare;

    /** Compares arms of the same rate; a rate that only one side could follow has no ratio. */
    BesideBare(Series series, List<JourneyArm> suite, List<JourneyArm> bare) {
        this.series = series;
        this.suite = suite;
        this.bare = bare;
    }

    Section section(Table warmUp) {
        List<Comparison> comparisons = new ArrayList<>();
        for (JourneyArm reference : bare) {
            for (JourneyArm ours : suite) {
                if (ours.perSecond() == reference.perSecond()) {
                    comparisons.add(Comparison.of(series, ours, reference, CPU, null));
                    comparisons.add(Comparison.of(series, ours, reference, WITHOUT_JIT, null));
                }
            }
        }
        return new Section(
                "Beside a bare chain",
                "The same journeys through one program that makes the same steps durable with the same"
                        + " drivers and no framework; docs/performance.md says what it leaves out."
                        + " Its PostgreSQL and Kafka are the suite's, so their shares include what"
                        + " the suite does at rest.",
                comparisons,
                List.of(byProcess(), warmUp),
                growth());
    }

    private double median(JourneyArm arm, ToDoubleFunction<Burst> figure) {
        return series.median(arm, figure);
    }

    private Table byProcess() {
        List<String> columns = new ArrayList<>(List.of("process"));
        bare.forEach(arm -> columns.addAll(List.of(arm.name(), "of it JIT")));
        List<List<String>> rows = new ArrayList<>();
        for (String process : new TreeSet<>(Way.BARE)) {
            List<String> row = new ArrayList<>(List.of(process));
            for (JourneyArm arm : bare) {
                row.add(Numbers.plain(median(arm, burst -> millis(burst, process))));
                row.add(
                        process.equals(Stage.POSTGRES)
                                ? ""
                                : Numbers.plain(
                                        median(arm, burst -> arm.jitMillis(burst, process))));
            }
            rows.add(row);
        }
        List<String> all = new ArrayList<>(List.of("all"));
        List<String> without = new ArrayList<>(List.of("all without JIT"));
        for (JourneyArm arm : bare) {
            all.addAll(
                    List.of(
                            Numbers.plain(median(arm, arm::millis)),
                            Numbers.plain(
                                    median(
                                            arm,
                                            burst ->
                                                    arm.millis(burst)
                                                            - arm.millisWithoutJit(burst)))));
            without.addAll(List.of(Numbers.plain(median(arm, arm::millisWithoutJit)), ""));
        }
        rows.addAll(List.of(all, without));
        return new Table(
                "CPU ms per journey of the bare chain, medians of the bursts", columns, rows);
    }

    private static double millis(Burst burst, String process) {
        return burst.cpuMicros(Set.of(process)) / JourneyArm.MICROS_PER_MILLI;
    }

    private List<GrowthTable> growth() {
        if (bare.size() < 2) {
            return List.of();
        }
        return List.of(
                new GrowthTable(
                        "journeys a second",
                        "CPU ms per journey, bare chain",
                        bare.stream()
                                .map(arm ->
                                        new Growth.Point(arm.perSecond(), median(arm, arm::millis)))
                                .toList(),
                        null));
    }
}
