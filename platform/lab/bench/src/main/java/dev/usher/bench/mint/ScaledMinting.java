package dev.usher.bench.mint;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drains a backlog with one, two and four replicas, and while their number changes. */
final class ScaledMinting {

    private static final List<Integer> REPLICAS = List.of(1, 2, 4);

    /** New replicas are cold; these lines warm them up, twice. */
    private static final int WARM_UP = 3_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> COLUMNS =
            List.of(
                    "replicas",
                    "seconds",
                    "tickets/s",
                    "most lag",
                    "rebalances",
                    "lost",
                    "doubled");

    private final Stage stage;
    private final BenchSuite suite;
    private final MintBacklog backlog;
    private final ReplicaMetrics metrics;
    private final int lines;

    ScaledMinting(Stage stage, MintBacklog backlog, int lines) {
        this.stage = stage;
        this.suite = stage.suite();
        this.backlog = backlog;
        this.metrics = new ReplicaMetrics(suite);
        this.lines = lines;
    }

    List<Section> sections() {
        return List.of(steady(), growing());
    }

    /** The whole backlog with a number of replicas that stays. */
    private Section steady() {
        List<List<String>> rows = new ArrayList<>();
        for (int replicas : REPLICAS) {
            stage.progress("%d replicas: starting".formatted(replicas));
            suite.scale(MintBacklog.SERVICE, replicas);
            for (int i = 0; i < 2; i++) {
                backlog.clear();
                backlog.pauseAndFill(WARM_UP);
                backlog.resume();
                backlog.awaitMinted(BETWEEN_LOOKS);
            }
            stage.progress("%d replicas: draining the backlog".formatted(replicas));
            rows.add(drained(replicas));
        }
        return new Section(
                "Replicas",
                "A backlog of %s paid lines, %s tickets, drained by replicas that are warm. All of"
                                .formatted(
                                        Numbers.count(lines),
                                        Numbers.count((long) lines * MintBacklog.TICKETS))
                        + " them share the processors of this machine with PostgreSQL and Kafka, so"
                        + " more replicas show that nothing is lost, not how fast a cluster is."
                        + " Lost are ordered seats without a ticket, doubled are tickets beyond"
                        + " what was ordered; both must be 0. The most lag is the sum of the metric"
                        + " %s while it drains.".formatted(ReplicaMetrics.LAG),
                List.of(),
                List.of(new Table("Drained", COLUMNS, rows)),
                List.of());
    }

    private List<String> drained(int replicas) {
        backlog.clear();
        Map<String, Long> before = metrics.rebalances();
        backlog.pauseAndFill(lines);
        long start = System.nanoTime();
        backlog.resume();
        Drain drain = new Drain();
        drain.finish();
        double seconds = (System.nanoTime() - start) / 1e9;
        MintBacklog.Outcome outcome = settled();
        return List.of(
                String.valueOf(replicas),
                Numbers.plain(seconds),
                Numbers.plain(outcome.minted() / seconds),
                Numbers.count(drain.mostLag),
                String.valueOf(joined(before)),
                Numbers.count(outcome.lost()),
                Numbers.count(outcome.doubled()));
    }

    /** One backlog, during which one replica becomes two and then four. */
    private Section growing() {
        suite.scale(MintBacklog.SERVICE, 1);
        backlog.clear();
        Map<String, Long> before = metrics.rebalances();
        backlog.pauseAndFill(lines);
        long start = System.nanoTime();
        backlog.resume();
        List<List<String>> rows = new ArrayList<>();
        Drain drain = new Drain();
        drain.look();
        for (int replicas : REPLICAS.subList(1, REPLICAS.size())) {
            stage.progress("scaling to %d replicas under the backlog".formatted(replicas));
            long asked = backlog.minted();
            suite.scale(MintBacklog.SERVICE, replicas);
            drain.look();
            rows.add(
                    List.of(
                            "scaled to " + replicas,
                            Numbers.count(asked),
                            Numbers.count(backlog.minted()),
                            Numbers.plain((System.nanoTime() - start) / 1e9)));
        }
        drain.finish();
        double seconds = (System.nanoTime() - start) / 1e9;
        MintBacklog.Outcome outcome = settled();
        return new Section(
                "Replicas that join under the backlog",
                ("%s paid lines in %s s, %s tickets minted; %d lost and %d doubled (both must be 0)."
                                + " The replicas took part in %d rebalances, added up."
                                + " The last columns say how far the backlog was when a new number"
                                + " was asked for and when all of them were ready.")
                        .formatted(
                                Numbers.count(lines),
                                Numbers.plain(seconds),
                                Numbers.count(outcome.minted()),
                                outcome.lost(),
                                outcome.doubled(),
                                joined(before)),
                List.of(),
                List.of(
                        new Table(
                                "Steps",
                                List.of("", "tickets when asked", "when ready", "seconds"),
                                rows)),
                List.of());
    }

    /** Waits until all is told; fails the bench if a ticket is lost or doubled. */
    private MintBacklog.Outcome settled() {
        backlog.awaitTold();
        List<String> violations = backlog.violations();
        if (!violations.isEmpty()) {
            throw new BenchFailed(String.join("; ", violations));
        }
        return backlog.outcome();
    }

    private long joined(Map<String, Long> before) {
        return metrics.rebalances().entrySet().stream()
                .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                .sum();
    }

    /** Watches a backlog become smaller. */
    private final class Drain {

        private long mostLag;

        void look() {
            mostLag = Math.max(mostLag, (long) metrics.lag());
        }

        void finish() {
            Waiting.until(
                    () -> {
                        look();
                        return backlog.minted() >= backlog.expected();
                    },
                    PATIENCE,
                    BETWEEN_LOOKS);
        }
    }
}
