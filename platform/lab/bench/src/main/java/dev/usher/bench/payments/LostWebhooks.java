package dev.usher.bench.payments;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measures when payments become tickets while no webhook arrives at all. */
final class LostWebhooks {

    /** Three reads of Stripe's list, and time for the tickets. */
    static final double SLOWEST_SECONDS = 75;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(250);

    private final Stage stage;
    private final PayingCrowd crowd;
    private final SandboxControl sandbox;
    private final Clock clock;

    LostWebhooks(Stage stage, PayingCrowd crowd, SandboxControl sandbox, Clock clock) {
        this.stage = stage;
        this.crowd = crowd;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    Section section() {
        int passes = stage.form().pick(1, 3);
        List<Double> slowest = new ArrayList<>();
        sandbox.loseWebhooks();
        try {
            for (int i = 1; i <= passes; i++) {
                stage.progress("payments without webhooks, %d of %d".formatted(i, passes));
                slowest.add(pass());
            }
        } finally {
            sandbox.endFaults();
        }
        return new Section(
                "All webhooks lost",
                "%d buyers pay at once, and Stripe delivers nothing. payment-service finds the payments in Stripe's list of events, or by asking about each order. The slowest of them, from the payment to the order's last ticket."
                        .formatted(PayingCrowd.BUYERS),
                List.of(
                        Comparison.withBudget(
                                "slowest from payment to ticket",
                                "s",
                                "%d payments without webhooks".formatted(PayingCrowd.BUYERS),
                                slowest,
                                SLOWEST_SECONDS)),
                List.of(),
                List.of());
    }

    private double pass() {
        List<Opening> opened = crowd.openAtLast(crowd.reserve());
        if (!opened.stream().allMatch(Opening::hasSession)) {
            throw new BenchFailed("not every buyer got a session");
        }
        List<Instant> paid =
                crowd.together(
                        opened.stream()
                                .map(opening ->
                                        (Function<Long, Instant>)
                                                _ -> {
                                                    Instant now = clock.instant();
                                                    sandbox.pay(opening.session());
                                                    return now;
                                                })
                                .toList());
        Map<String, Instant> fulfilled = new HashMap<>();
        boolean all =
                Waiting.until(
                        () -> {
                            fulfilled.putAll(fulfilled());
                            return opened.stream()
                                    .allMatch(order -> fulfilled.containsKey(order.order()));
                        },
                        PATIENCE,
                        BETWEEN_QUERIES);
        if (!all) {
            throw new BenchFailed(
                    "not every payment became a ticket within %d minutes"
                            .formatted(PATIENCE.toMinutes()));
        }
        List<Instant> ended = opened.stream().map(order -> fulfilled.get(order.order())).toList();
        return SessionFigures.slowest(paid, ended);
    }

    private Map<String, Instant> fulfilled() {
        Map<String, Instant> found = new HashMap<>();
        stage.database()
                .rows(
                        "select id::text, fulfilled_at from payment.orders where phase = 'FULFILLED'",
                        row ->
                                Map.entry(
                                        row.getString(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .forEach(order -> found.put(order.getKey(), order.getValue()));
        return found;
    }
}
