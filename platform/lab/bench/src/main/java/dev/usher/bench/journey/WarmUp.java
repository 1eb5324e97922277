package dev.usher.bench.journey;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.machine.ThreadKind;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Warms a way up until the CPU time of a journey falls no longer. */
final class WarmUp {

    /** A batch that costs at least this share of the one before shows that warming up is over. */
    private static final double STEADY = 0.96;

    private final Journeys journeys;
    private final double perSecond;
    private final int batch;
    private final int mostBatches;
    private final List<List<String>> course = new ArrayList<>();
    private boolean steady;

    /** The rate must be one that programs which have just started can follow. */
    WarmUp(Journeys journeys, double perSecond) {
        this.journeys = journeys;
        this.perSecond = perSecond;
        this.batch = journeys.stage().form().pick(100, 400);
        this.mostBatches = journeys.stage().form().pick(5, 15);
    }

    /** Makes batches until two in a row cost about as much as the one before them. */
    void run() {
        double before = Double.MAX_VALUE;
        int quiet = 0;
        for (int i = 0; i < mostBatches && quiet < 2; i++) {
            journeys.stage()
                    .progress(
                            "warming up, %s%d journeys of at most %d"
                                    .formatted(
                                            journeys.way().prefix(),
                                            (i + 1) * batch,
                                            mostBatches * batch));
            double now = batch();
            quiet = now >= STEADY * before ? quiet + 1 : 0;
            before = now;
        }
        steady = quiet >= 2;
    }

    private double batch() {
        Accounts accounts = journeys.stage().accounts();
        Accounts.Reading before = accounts.read();
        SuiteThreads threads = journeys.threads();
        JourneyReport report = journeys.run(batch, perSecond);
        Accounts.Spent spent = accounts.read().since(before);
        long jitMillis =
                journeys.threads().since(threads, ThreadKind.JIT).values().stream()
                        .mapToLong(Duration::toMillis)
                        .sum();
        double millis = Journeys.millis(spent, journeys.way().processes(), report.ended());
        course.add(
                List.of(
                        Numbers.count((course.size() + 1L) * batch),
                        Numbers.plain(millis),
                        Numbers.plain((double) jitMillis / Math.max(1, report.ended())),
                        report.failures().isEmpty() ? "" : report.failures().toString()));
        return millis;
    }

    Table table() {
        return new Table(
                "Warming up, %s%s a second, CPU ms per journey of each batch; %s"
                        .formatted(
                                journeys.way().prefix(),
                                Numbers.plain(perSecond),
                                steady ? "steady at the end" : "still falling at the end"),
                List.of("journeys so far", "all", "of it JIT", "ended early"),
                course);
    }
}
