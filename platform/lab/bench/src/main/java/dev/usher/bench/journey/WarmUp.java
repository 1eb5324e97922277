package dev.usher.bench.journey;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.machine.ThreadKind;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Warms the suite up until the CPU time of a journey falls no longer. */
final class WarmUp {

    /** A rate that a suite that has just started can follow. */
    private static final double PER_SECOND = 12;

    /** A batch that costs at least this share of the one before shows that warming up is over. */
    private static final double STEADY = 0.96;

    private final Journeys journeys;
    private final int batch;
    private final int mostBatches;
    private final List<List<String>> course = new ArrayList<>();
    private boolean steady;

    WarmUp(Journeys journeys) {
        this.journeys = journeys;
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
                            "warming up, %d journeys of at most %d"
                                    .formatted((i + 1) * batch, mostBatches * batch));
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
        JourneyReport report = journeys.run(batch, PER_SECOND);
        Accounts.Spent spent = accounts.read().since(before);
        long jitMillis =
                journeys.threads().since(threads, ThreadKind.JIT).values().stream()
                        .mapToLong(Duration::toMillis)
                        .sum();
        double millis = Journeys.millis(spent, Journeys.SUITE, report.ended());
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
                "Warming up, %s a second, CPU ms per journey of each batch; %s"
                        .formatted(
                                Numbers.plain(PER_SECOND),
                                steady ? "steady at the end" : "still falling at the end"),
                List.of("journeys so far", "suite", "of it JIT", "ended early"),
                course);
    }
}
