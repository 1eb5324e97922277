package dev.usher.bench.stage;

import dev.usher.bench.load.Latency;
import dev.usher.bench.load.LoadOrder;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** Latency in the open model: requests begin at a rate, and count from when they were meant to. */
public final class Latencies {

    private static final long QUICK_MILLIS = 5_000;
    private static final long FULL_MILLIS = 20_000;

    private Latencies() {}

    /** Where requests go, and the status that each answer has to have. */
    public record Target(String name, int port, String requests, int status) {}

    public static Section section(
            Stage stage, String title, int perSecond, Runnable prepare, List<Target> targets) {
        List<List<String>> rows = new ArrayList<>();
        long millis = stage.form().quick() ? QUICK_MILLIS : FULL_MILLIS;
        for (Target target : targets) {
            prepare.run();
            stage.progress(title + ": " + target.name());
            LoadOrder order = LoadOrder.open(target.port(), target.requests(), perSecond, millis);
            LoadReport report = stage.load(order);
            Answers.all(target.name(), target.status(), order.intended(), report);
            rows.add(row(target, report.latency()));
        }
        return new Section(
                title,
                "Open model, from intended start times, %d s each.".formatted(millis / 1000),
                List.of(),
                List.of(
                        new Table(
                                "Milliseconds",
                                List.of("", "p50", "p90", "p99", "max", "requests"),
                                rows)),
                List.of());
    }

    private static List<String> row(Target target, Latency latency) {
        return List.of(
                target.name(),
                Numbers.plain(latency.p50()),
                Numbers.plain(latency.p90()),
                Numbers.plain(latency.p99()),
                Numbers.plain(latency.max()),
                Numbers.count(latency.samples()));
    }
}
