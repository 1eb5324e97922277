package dev.usher.event.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A memory with a limit in bytes, in which each key is read by one caller at a time while others
 * wait for what it finds. What is forgotten while it is being read is not kept: a reader's place is
 * taken before it reads, and forgetting takes that place away.
 */
final class Remembered<K, V> {

    /** What an entry takes beside its bytes, about. */
    private static final int OVERHEAD = 300;

    private final AsyncCache<K, V> entries;

    Remembered(long bytes, ToIntFunction<V> size) {
        this.entries =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((K _, V value) -> size.applyAsInt(value) + OVERHEAD)
                        .executor(Runnable::run)
                        .buildAsync();
    }

    /** What is remembered and still good, else what is read; nothing read is not remembered. */
    @SuppressWarnings("ReferenceEquality") // whose future it is, is asked
    @Nullable V get(K key, Predicate<V> good, Supplier<@Nullable V> read) {
        CompletableFuture<V> known = entries.getIfPresent(key);
        if (known != null && usable(known, good)) {
            return joined(known);
        }
        Reading<V> mine = new Reading<>();
        CompletableFuture<V> there =
                entries.asMap()
                        .compute(key, (_, now) -> now != null && usable(now, good) ? now : mine);
        return there == mine ? readInto(mine, read) : joined(there);
    }

    void forget(K key) {
        entries.asMap().remove(key);
    }

    void forgetAll() {
        entries.asMap().clear();
    }

    private static <V> boolean usable(CompletableFuture<V> known, Predicate<V> good) {
        return switch (known.state()) {
            case RUNNING -> true;
            case SUCCESS -> good.test(known.resultNow());
            case FAILED, CANCELLED -> false;
        };
    }

    private static <V> @Nullable V readInto(Reading<V> mine, Supplier<@Nullable V> read) {
        try {
            V value = read.get();
            mine.complete(value);
            return value;
        } catch (RuntimeException failed) {
            mine.failure = failed;
            throw failed;
        } finally {
            // Does nothing after a value; nothing read is not kept.
            mine.complete(null);
        }
    }

    private static <V> @Nullable V joined(CompletableFuture<V> known) {
        V value = known.join();
        if (value == null && known instanceof Reading<V> reading && reading.failure != null) {
            throw reading.failure;
        }
        return value;
    }

    /** What one caller reads for all who wait. The cache would log a failure of it as its own. */
    private static final class Reading<V> extends CompletableFuture<V> {

        private volatile @Nullable RuntimeException failure;
    }
}
