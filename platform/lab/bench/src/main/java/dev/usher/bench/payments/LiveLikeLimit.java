package dev.usher.bench.payments;

import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the same crowd at the limits of a live account, which the sandbox enforces. The first
 * instance of payment-service is replaced by one with the rates of production, for the rest of the
 * run.
 */
final class LiveLikeLimit {

    /** The calls that Stripe accepts in a second for an endpoint. */
    static final int STRIPES_LIMIT = 25;

    /** The calls that Stripe accepts in a second from an account in live mode. */
    private static final int STRIPES_TOTAL = 100;

    private static final String SERVICE = "payment-service";

    private final Stage stage;
    private final PayingCrowd crowd;
    private final SandboxControl sandbox;
    private final Clock clock;

    LiveLikeLimit(Stage stage, PayingCrowd crowd, SandboxControl sandbox, Clock clock) {
        this.stage = stage;
        this.crowd = crowd;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    Section section() {
        stage.progress("starting " + BenchSuite.LIVE_LIKE);
        stage.suite().scale(SERVICE, 2);
        stage.suite().terminate(SERVICE);
        sandbox.openAfterAndLimit(SlowStripe.LATENCY, STRIPES_LIMIT, STRIPES_TOTAL);
        try {
            return measured();
        } finally {
            sandbox.endFaults();
        }
    }

    private Section measured() {
        stage.progress("warming up " + BenchSuite.LIVE_LIKE);
        crowd.cancel(crowd.openAtLast(crowd.reserve()));
        int passes = stage.form().pick(1, 3);
        List<Double> busiest = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 1; i <= passes; i++) {
            stage.progress("sessions at a live account's limit, %d of %d".formatted(i, passes));
            Instant since = clock.instant();
            long before = sandbox.refused();
            List<String> reservations = crowd.reserve();
            List<Opening> once = crowd.openOnce(reservations);
            List<Opening> atLast = crowd.openAtLast(reservations);
            busiest.add((double) SessionFigures.busiestSecond(sandbox.openings(since)));
            crowd.cancel(atLast);
            once.forEach(opening -> answers.merge(opening.told(), 1, Integer::sum));
            rows.add(row(once, atLast, sandbox.refused() - before));
        }
        return new Section(
                "A live account's limit",
                "The same %d buyers at once, with the rates of production: 24 calls a second for an endpoint, 80 in total. The sandbox refuses what Stripe would, beyond %d a second for an endpoint and %d in total. Each buyer must get a session, or 503 payment_provider_busy with Retry-After, and come again after it."
                        .formatted(PayingCrowd.BUYERS, STRIPES_LIMIT, STRIPES_TOTAL),
                List.of(
                        Comparison.withBudget(
                                "openings of sessions in the busiest second",
                                "",
                                "payment-service with the rates of production",
                                busiest,
                                STRIPES_LIMIT)),
                List.of(
                        new Table(
                                "Buyers",
                                List.of(
                                        "session at once",
                                        "busy",
                                        "anything else (must be 0)",
                                        "429 by Stripe (must be 0)",
                                        "session at last (must be all)",
                                        "seconds until the last",
                                        "goals"),
                                rows),
                        SlowStripe.table(answers)),
                List.of());
    }

    private static List<String> row(List<Opening> once, List<Opening> atLast, long refused) {
        long sessions = once.stream().filter(Opening::hasSession).count();
        long busy = once.stream().filter(Opening::busy).count();
        long other = once.size() - sessions - busy;
        long missing = atLast.stream().filter(opening -> !opening.hasSession()).count();
        double last = atLast.stream().mapToDouble(Opening::seconds).max().orElse(0);
        return List.of(
                String.valueOf(sessions),
                String.valueOf(busy),
                String.valueOf(other),
                String.valueOf(refused),
                String.valueOf(atLast.size() - missing),
                Numbers.plain(last),
                Goal.atMost(0).judge((double) other + refused + missing).toString());
    }
}
