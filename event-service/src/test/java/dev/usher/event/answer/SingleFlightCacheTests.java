package dev.usher.event.answer;

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

class SingleFlightCacheTests {

    private final SingleFlightCache<String, String> cache =
            new SingleFlightCache<>(10_000, String::length);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsOnceForAllWhoAsk() {
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
    void keepsNothingThatWasEvictedWhileItWasRead() {
        CountDownLatch allowed = new CountDownLatch(1);
        CompletableFuture<String> early =
                CompletableFuture.supplyAsync(() -> get("key", () -> read(allowed)));
        await().until(() -> reads.get() == 1);

        cache.evict("key");
        String late = get("key", this::read);
        allowed.countDown();

        assertThat(late).isEqualTo("2");
        assertThat(early.join()).isEqualTo("1");
        assertThat(get("key", this::read)).isEqualTo("2");
    }

    @Test
    void evictsAllThatIsBeingReadToo() {
        CountDownLatch allowed = new CountDownLatch(1);
        CompletableFuture<String> early =
                CompletableFuture.supplyAsync(() -> get("key", () -> read(allowed)));
        await().until(() -> reads.get() == 1);

        cache.evictAll();
        allowed.countDown();

        assertThat(early.join()).isEqualTo("1");
        assertThat(get("key", this::read)).isEqualTo("2");
    }

    @Test
    void readsAgainIfAValueIsNoLongerGood() {
        assertThat(get("key", this::read)).isEqualTo("1");
        assertThat(cache.get("key", value -> !value.equals("1"), this::read)).isEqualTo("2");
        assertThat(cache.get("key", value -> !value.equals("1"), this::read)).isEqualTo("2");
    }

    @Test
    void keepsNeitherFailuresNorAbsentValues() {
        assertThatThrownBy(() ->
                        get(
                                "key",
                                () -> {
                                    throw new IllegalStateException("unavailable");
                                }))
                .hasMessage("unavailable");
        assertThat(cache.get("key", _ -> true, () -> null)).isNull();

        assertThat(get("key", this::read)).isEqualTo("1");
    }

    @Test
    void staysWithinItsLimit() {
        String large = "x".repeat(2_000);
        for (int n = 0; n < 100; n++) {
            get("key " + n, () -> large);
        }

        int kept = 0;
        for (int n = 0; n < 100; n++) {
            int before = reads.get();
            cache.get(
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
        String value = cache.get(key, _ -> true, read);
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
