package dev.usher.ticket.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QrRendererTests {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final QrRenderer renderer =
            new QrRenderer(new QrSettings(1, 1, Duration.ofSeconds(2)), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        callers.shutdown();
        renderer.destroy();
    }

    @Test
    void drawsOnItsOwnThread() {
        byte[] image = renderer.render(() -> Thread.currentThread().getName().getBytes(UTF_8));

        assertThat(new String(image, UTF_8)).startsWith("qr-");
    }

    @Test
    void answers503WhenTheQueueIsFull() throws Exception {
        CountDownLatch drawing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<byte[]> first =
                CompletableFuture.supplyAsync(() ->
                        renderer.render(() -> {
                            drawing.countDown();
                            goOn.await();
                            return new byte[1];
                        }));
        drawing.await();
        CompletableFuture<byte[]> second =
                CompletableFuture.supplyAsync(() -> renderer.render(() -> new byte[2]), callers);

        Awaitility.await().until(() -> renderer.waiting() == 1);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> renderer.render(() -> new byte[3]))
                .satisfies(busy -> assertThat(busy.type().status()).isEqualTo(503));

        goOn.countDown();
        assertThat(first.get()).hasSize(1);
        assertThat(second.get()).hasSize(2);
    }

    @Test
    void waitsNoLongerThanItsCaller() {
        QrRenderer patient =
                new QrRenderer(
                        new QrSettings(1, 1, Duration.ofHours(1)), new SimpleMeterRegistry());
        CountDownLatch goOn = new CountDownLatch(1);

        try (Deadline.Scope _ = Deadline.in(Duration.ofMillis(1)).open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() ->
                            patient.render(() -> {
                                goOn.await();
                                return new byte[1];
                            }))
                    .satisfies(late -> assertThat(late.type().status()).isEqualTo(503));
        }

        goOn.countDown();
        patient.destroy();
    }
}
