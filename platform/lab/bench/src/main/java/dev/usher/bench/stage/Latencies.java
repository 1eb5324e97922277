package dev.usher.bench.stage;

import dev.usher.bench.load.Latency;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.OpenLoad;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** Latency in the open model: requests begin at a rate, latency counts from the intended start. */
public final class Latencies {

    private static final long QUICK_MILLIS = 5_000;
    private static final long FULL_MILLIS = 20_000;

    /** The length of a run before the measured one, in which the generator loads its classes. */
    private static final long WARM_UP_MILLIS = 2_000;

    private Latencies() {}

    /** The destination of requests, and the status that each answer must have. */
    public record Target(String name, int port, String requests, int status) {}

    public static Section section(
            Stage stage, String title, int perSecond, Runnable prepare, List<Target> targets) {
        List<List<String>> rows = new ArrayList<>();
        long millis = stage.form().quick() ? QUICK_MILLIS : FULL_MILLIS;
        for (Target target : targets) {
            stage.progress(title + ": " + target.name());
            measure(stage, target, perSecond, WARM_UP_MILLIS, prepare);
            LoadReport report = measure(stage, target, perSecond, millis, prepare);
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

    private static LoadReport measure(
            Stage stage, Target target, int perSecond, long millis, Runnable prepare) {
        prepare.run();
        OpenLoad load = new OpenLoad(target.port(), target.requests(), perSecond, millis, null);
        LoadReport report = stage.load(load);
        AnswerGate.all(target.name(), target.status(), load.intended(), report);
        return report;
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
