package dev.usher.bench.stage;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Series;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The section that shows which process spent how much CPU time per operation. */
public final class Costs {

    private Costs() {}

    public static Section section(Series series, List<Arm> arms) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        Set<String> generators = Set.of(Stage.GENERATOR, Accounts.TOOLS);
        for (Arm arm : arms) {
            Set<String> others = new TreeSet<>();
            series.bursts().forEach(burst -> others.addAll(burst.cpuMicros().keySet()));
            others.removeAll(arm.processes());
            others.removeAll(generators);
            others.remove(Accounts.HARNESS);
            parts.add(List.of(arm.name(), split(series, arm)));
            rows.add(
                    List.of(
                            arm.name(),
                            micros(series, arm, arm.processes()),
                            micros(series, arm, generators),
                            micros(series, arm, others),
                            percent(series.median(arm, foreign()))));
        }
        return new Section(
                "Where the CPU time goes",
                "Medians of µs per operation. The rest is the part of the suite that did no work for it;"
                        + " foreign is the share of the machine that other processes and the kernel took.",
                List.of(),
                List.of(
                        new Table(
                                "CPU µs per operation",
                                List.of("arm", "its own", "generator", "rest", "foreign"),
                                rows),
                        new Table("Its own, by process", List.of("arm", "by process"), parts)),
                List.of());
    }

    private static ToDoubleFunction<Burst> foreign() {
        return Burst::foreign;
    }

    private static String split(Series series, Arm arm) {
        List<String> parts = new ArrayList<>();
        for (String process : new TreeSet<>(arm.processes())) {
            parts.add(
                    process.replace("-service", "") + " " + micros(series, arm, List.of(process)));
        }
        return String.join(", ", parts);
    }

    private static String micros(Series series, Arm arm, Collection<String> accounts) {
        return Numbers.plain(series.median(arm, burst -> burst.cpuMicros(accounts)));
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }
}
