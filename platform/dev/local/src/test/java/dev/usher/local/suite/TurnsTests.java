package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private final Turns turns = new Turns();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void letsReplicasOfOneServiceWaitAndOthersPass() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread first =
                take(
                        "ticket-service",
                        () -> {
                            started.countDown();
                            awaited(mayEnd);
                        });
        started.await();
        Thread replica = take("ticket-service-2", () -> {});

        take("gateway", () -> {}).join();

        await().until(() -> replica.getState() == Thread.State.WAITING);
        assertThat(done).containsExactly("gateway");
        mayEnd.countDown();
        first.join();
        replica.join();
        assertThat(done).containsExactly("gateway", "ticket-service", "ticket-service-2");
    }

    private Thread take(String name, Runnable task) {
        return Thread.ofPlatform()
                .start(() ->
                        turns.take(
                                name,
                                () -> {
                                    task.run();
                                    done.add(name);
                                }));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
