package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final Remembered<String, String> remembered = new Remembered<>(10_000, String::length);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsOnceHoweverManyAsk() {
        CountDownLatch allowed = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int n = 0; n < 50; n++) {
                answers.add(
                        CompletableFuture.supplyAsync(
                                () -> get("key", () -> read(allowed)), readers));
            }
            await().until(() -> reads.get() == 1);
            allowed.countDown();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("1"));
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void keepsNothingThatWasForgottenWhileItWasRead() {
        CountDownLatch allowed = new CountDownLatch(1);
        CompletableFuture<String> early =
                CompletableFuture.supplyAsync(() -> get("key", () -> read(allowed)));
        await().until(() -> reads.get() == 1);

        remembered.forget("key");
        String late = get("key", this::read);
        allowed.countDown();

        assertThat(late).isEqualTo("2");
        assertThat(early.join()).isEqualTo("1");
        assertThat(get("key", this::read)).isEqualTo("2");
    }

    @Test
    void forgetsAllThatIsBeingReadToo() {
        CountDownLatch allowed = new CountDownLatch(1);
        CompletableFuture<String> early =
                CompletableFuture.supplyAsync(() -> get("key", () -> read(allowed)));
        await().until(() -> reads.get() == 1);

        remembered.forgetAll();
        allowed.countDown();

        assertThat(early.join()).isEqualTo("1");
        assertThat(get("key", this::read)).isEqualTo("2");
    }

    @Test
    void readsAgainWhatIsNoLongerGood() {
        assertThat(get("key", this::read)).isEqualTo("1");
        assertThat(remembered.get("key", value -> !value.equals("1"), this::read)).isEqualTo("2");
        assertThat(remembered.get("key", value -> !value.equals("1"), this::read)).isEqualTo("2");
    }

    @Test
    void keepsNeitherFailuresNorNothing() {
        assertThatThrownBy(() ->
                        get(
                                "key",
                                () -> {
                                    throw new IllegalStateException("away");
                                }))
                .hasMessage("away");
        assertThat(remembered.get("key", _ -> true, () -> null)).isNull();

        assertThat(get("key", this::read)).isEqualTo("1");
    }

    @Test
    void staysWithinItsBytes() {
        String large = "x".repeat(2_000);
        for (int n = 0; n < 100; n++) {
            get("key " + n, () -> large);
        }

        int kept = 0;
        for (int n = 0; n < 100; n++) {
            int before = reads.get();
            remembered.get(
                    "key " + n,
                    _ -> true,
                    () -> {
                        reads.incrementAndGet();
                        return null;
                    });
            kept += reads.get() == before ? 1 : 0;
        }
        assertThat(kept).isPositive().isLessThan(5);
    }

    private String get(String key, Supplier<String> read) {
        String value = remembered.get(key, _ -> true, read);
        return value == null ? "nothing" : value;
    }

    private String read() {
        return String.valueOf(reads.incrementAndGet());
    }

    private String read(CountDownLatch allowed) {
        String value = read();
        try {
            allowed.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return value;
    }
}
