package dev.usher.bench.journey;

import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.Dialogue;
import dev.usher.client.CallFailed;
import dev.usher.client.UsherClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that makes journeys in the open model: each begins at its time, however slow the ones
 * before it are.
 */
public final class JourneyProcess {

    private static final Duration BEFORE_THE_FIRST = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private JourneyProcess() {}

    static void main() throws IOException {
        Dialogue.serve(JourneyOrder.class, JourneyProcess::run);
    }

    private static JourneyReport run(JourneyOrder order) {
        JourneyCast cast = JourneyCast.read(Path.of(order.cast()));
        JourneyTally tally = new JourneyTally();
        try (UsherClient client =
                        new UsherClient(
                                order.gateway(),
                                ANSWER_WITHIN,
                                Clock.systemUTC(),
                                tally::answered);
                ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime() + BEFORE_THE_FIRST.toNanos();
            for (int i = 0; i < order.count(); i++) {
                long intended = start + Math.round(i * 1e9 / order.perSecond());
                PaidJourney journey =
                        new PaidJourney(client, cast, order.sandbox(), order.first() + i);
                Waiting.untilNanos(intended);
                buyers.execute(() -> go(journey, intended, tally));
            }
        }
        return tally.report();
    }

    private static void go(PaidJourney journey, long intended, JourneyTally tally) {
        try {
            journey.go();
            tally.ended(intended);
        } catch (PaidJourney.EndedEarly | CallFailed early) {
            tally.failed(String.valueOf(early.getMessage()));
        }
    }
}
