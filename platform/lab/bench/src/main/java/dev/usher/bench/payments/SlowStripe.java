package dev.usher.bench.payments;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.MetricPage;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Measures how many sessions are opened at once while Stripe takes its time. */
final class SlowStripe {

    static final Duration LATENCY = Duration.ofMillis(300);

    /** Two, because work in the background takes one for a moment. */
    static final double CONNECTIONS = 2;

    private static final double SHARE_OF_IDEAL = 0.9;

    /** Longer than all buyers need to come to Stripe, and shorter than payment-service waits. */
    private static final Duration LONG_LATENCY = Duration.ofSeconds(7);

    private static final int WARM_UPS = 3;
    private static final int TRIALS = 4;
    private static final int SAMPLES = 5;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(60);
    private static final Duration AFTER_THE_LAST_CLAIM = Duration.ofSeconds(2);
    private static final String WAITING =
            "select count(*) from payment.orders where phase = 'ATTEMPT' and event_id is not null";

    private final Stage stage;
    private final PayingCrowd crowd;
    private final SandboxControl sandbox;

    SlowStripe(Stage stage, PayingCrowd crowd, SandboxControl sandbox) {
        this.stage = stage;
        this.crowd = crowd;
        this.sandbox = sandbox;
    }

    Section section() {
        try {
            return measured();
        } finally {
            sandbox.endFaults();
        }
    }

    private Section measured() {
        sandbox.openAfter(LATENCY);
        for (int i = 0; i < WARM_UPS; i++) {
            stage.progress("warming up: sessions at a slow Stripe");
            crowd.cancel(crowd.openAtLast(crowd.reserve()));
        }
        int bursts = stage.form().pick(5, 12);
        List<Double> rates = new ArrayList<>();
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 1; i <= bursts; i++) {
            stage.progress("sessions at a slow Stripe, %d of %d".formatted(i, bursts));
            rates.add(burst(answers));
        }
        sandbox.openAfter(LONG_LATENCY);
        double connections = connectionsWhileAllWait();
        return new Section(
                "Stripe answers slowly",
                "%d buyers open an order at once, through the gateway, with limits raised. Stripe answers each opening of a session after %d ms, so the ideal is all of them after that time. For the connections it answers after %d s, and the pool is looked at while all buyers wait for it. A buyer who is asked to come again counts as none."
                        .formatted(
                                PayingCrowd.BUYERS, LATENCY.toMillis(), LONG_LATENCY.toSeconds()),
                List.of(
                        Comparison.withFixed(
                                "sessions per second",
                                "1/s",
                                "%d buyers at once".formatted(PayingCrowd.BUYERS),
                                rates,
                                "all after one answer of Stripe",
                                SessionFigures.ideal(PayingCrowd.BUYERS, LATENCY),
                                Goal.atLeast(SHARE_OF_IDEAL)),
                        Comparison.withBudget(
                                "database connections in use while all wait for Stripe",
                                "",
                                "payment-service, most of %d looks".formatted(SAMPLES),
                                List.of(connections),
                                CONNECTIONS)),
                List.of(table(answers)),
                List.of());
    }

    /** Lists the first answers of the buyers, by their codes. */
    static Table table(Map<String, Integer> answers) {
        int calls = answers.values().stream().mapToInt(Integer::intValue).sum();
        return new Table(
                "Answers to %d calls".formatted(calls),
                List.of("answer", "calls"),
                answers.entrySet().stream()
                        .map(each -> List.of(each.getKey(), String.valueOf(each.getValue())))
                        .toList());
    }

    /** Counts the sessions that buyers get at once; the others come again, which is not timed. */
    private double burst(Map<String, Integer> answers) {
        List<String> reservations = crowd.reserve();
        List<Opening> opened = crowd.openOnce(reservations);
        crowd.cancel(crowd.openAtLast(reservations));
        opened.forEach(opening -> answers.merge(opening.told(), 1, Integer::sum));
        return SessionFigures.perSecond(
                opened.stream().filter(Opening::hasSession).map(Opening::seconds).toList());
    }

    private double connectionsWhileAllWait() {
        int port = stage.suite().managementPorts("payment-service").values().iterator().next();
        for (int i = 0; i < TRIALS; i++) {
            stage.progress("looking at connections while all buyers wait");
            List<String> reservations = crowd.reserve();
            CompletableFuture<List<Opening>> opening =
                    CompletableFuture.supplyAsync(() -> crowd.openOnce(reservations));
            boolean wait = Waiting.until(this::allWait, LONG_LATENCY, BETWEEN_SAMPLES.dividedBy(3));
            // A thread gives its connection back when it is its turn on the processors, and 200
            // queue.
            Waiting.pause(AFTER_THE_LAST_CLAIM);
            double most = 0;
            for (int look = 0; look < SAMPLES && wait; look++) {
                most = Math.max(most, MetricPage.read(port).sum("hikaricp_connections_active"));
                Waiting.pause(BETWEEN_SAMPLES);
            }
            boolean stillWait = allWait();
            opening.join();
            crowd.cancel(crowd.openAtLast(reservations));
            if (wait && stillWait) {
                return most;
            }
        }
        throw new BenchFailed("the buyers never all waited for Stripe at the same time");
    }

    private boolean allWait() {
        return stage.database().number(WAITING) >= PayingCrowd.BUYERS;
    }
}
