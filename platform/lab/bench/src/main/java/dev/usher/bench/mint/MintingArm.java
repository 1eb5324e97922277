package dev.usher.bench.mint;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Latency;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Our arm: ticket-service finds a backlog when it goes on. The rate counts until the last ticket is
 * committed, CPU time until the last message about a ticket is on Kafka.
 */
record MintingArm(MintBacklog backlog, String name, int lines) implements Arm {

    /** Tickets per second until the last message about one is on Kafka. */
    static final Figure TOLD =
            new Figure(
                    "rate until told",
                    "/s",
                    (_, burst) ->
                            1e6
                                    * burst.work().operations()
                                    / Math.max(1, burst.work().count("micros until told")));

    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(40);

    @Override
    public Set<String> processes() {
        return Set.of(MintBacklog.SERVICE, Stage.POSTGRES, "kafka");
    }

    @Override
    public void prepare() {
        backlog.clear();
        backlog.pauseAndFill(lines);
    }

    @Override
    public Work burst(Duration length) {
        long start = System.nanoTime();
        backlog.resume();
        backlog.awaitMinted(BETWEEN_QUERIES);
        double seconds = (System.nanoTime() - start) / 1e9;
        backlog.awaitTold();
        long told = (System.nanoTime() - start) / 1000;
        long tickets = backlog.minted();
        return new Work(
                tickets, tickets / seconds, Latency.NONE, Map.of("micros until told", told));
    }

    @Override
    public List<String> violations(Work work) {
        return backlog.violations();
    }
}
