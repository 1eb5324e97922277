package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.tokens.LoadTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances of ticket-service behind one address, one of which is restarted or killed. */
@EndToEndTest
class ReplicasEndToEndTests {

    private static final String FIRST = "ticket-service";
    private static final String SECOND = "ticket-service-2";

    /** A consumer group notices within this time that a member died. */
    private static final Duration REBALANCED = Duration.ofSeconds(60);

    /** The accounts that share the calls of a fast machine, so that none meets its rate limit. */
    private static final int READERS = 20;

    private final RunningSuite suite;
    private JsonNode event;
    private Visitor alice;
    private List<Visitor> readers;

    ReplicasEndToEndTests(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void startASecond() {
        Visitor olivia = suite.holder(LoadTokens.person("olivia", "organizer"));
        event = Steps.publish(olivia, Steps.show("Twins", suite.now(), 50));
        alice = suite.holder(LoadTokens.person("alice"));
        readers =
                IntStream.range(0, READERS)
                        .mapToObj(number -> suite.holder(LoadTokens.person("twin-" + number)))
                        .toList();
        suite.scale(FIRST, 2);
    }

    @AfterEach
    void leaveOne() {
        suite.scale(FIRST, 1);
        assertThat(suite.components()).contains(FIRST).doesNotContain(SECOND);
    }

    @Test
    void sharesCallsAndMessagesAndGoesOnWithoutEither() throws Exception {
        assertThat(suite.components()).containsSubsequence(FIRST, SECOND, "validation-service");
        Awaitility.await()
                .atMost(REBALANCED)
                .untilAsserted(() -> {
                    assertThat(statusesOfCallsAtOnce()).containsOnly(200);
                    for (String each : List.of(FIRST, SECOND)) {
                        assertThat(sum(each, "http_server_requests_seconds_count")).isPositive();
                        assertThat(sum(each, "kafka_consumer_coordinator_assigned_partitions"))
                                .as("partitions of " + each)
                                .isPositive();
                    }
                });
        buy();

        // Only the call that the killed instance was working on is lost.
        Map<Integer, Long> whileKilled = callsByStatusWhile(() -> suite.kill(SECOND));
        assertThat(whileKilled).containsKey(200);
        assertThat(whileKilled.keySet()).isSubsetOf(200, 502);
        assertThat(whileKilled.getOrDefault(502, 0L)).isLessThan(2);
        buy();

        suite.startAgain(SECOND);
        assertThat(callsByStatusWhile(() -> suite.restart(FIRST))).containsOnlyKeys(200);
        buy();
    }

    private void buy() {
        Purchase purchase = Purchase.open(suite.world(), alice, event, 2).paid();
        assertThat(purchase.ticketsOnceFulfilled()).hasSize(2);
    }

    /** Makes calls at the same moment, for which the gateway opens more than one connection. */
    private List<Integer> statusesOfCallsAtOnce() throws Exception {
        Callable<Integer> call = () -> alice.get("/v1/me/tickets").status();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, call))) {
                statuses.add(each.get());
            }
            return statuses;
        }
    }

    /**
     * Counts the answers that buyers get who read their tickets all the time, one after another.
     */
    private Map<Integer, Long> callsByStatusWhile(Runnable disturbance) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch first = new CountDownLatch(20);
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Integer>> seen =
                    thread.submit(() -> {
                        List<Integer> statuses = new ArrayList<>();
                        while (!over.get()) {
                            Visitor reader = readers.get(statuses.size() % READERS);
                            statuses.add(reader.get("/v1/me/tickets").status());
                            first.countDown();
                        }
                        return statuses;
                    });
            first.await();
            disturbance.run();
            over.set(true);
            return seen.get().stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    private double sum(String component, String metric) throws IOException {
        return suite.metrics(component)
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
