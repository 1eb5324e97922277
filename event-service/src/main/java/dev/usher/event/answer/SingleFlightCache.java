package dev.usher.event.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cache with a limit in bytes. One caller at a time reads a key, and the others wait for its
 * result. A value that is evicted while it is being read is not kept: the reader takes a slot
 * before it reads, and eviction removes that slot.
 */
public final class SingleFlightCache<K, V> {

    /** About the bytes that an entry takes besides its value. */
    private static final int OVERHEAD = 300;

    private final AsyncCache<K, V> entries;

    /**
     * @param bytes the limit of all entries together
     * @param size the bytes of a value
     */
    public SingleFlightCache(long bytes, ToIntFunction<V> size) {
        this.entries =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((K _, V value) -> size.applyAsInt(value) + OVERHEAD)
                        .executor(Runnable::run)
                        .buildAsync();
    }

    /**
     * Returns the cached value if it is still good, or else reads it. An absent value is not
     * cached.
     */
    @SuppressWarnings(
            "ReferenceEquality") // identity is the question: did this caller win the slot?
    public @Nullable V get(K key, Predicate<V> good, Supplier<@Nullable V> read) {
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

    public void evict(K key) {
        entries.asMap().remove(key);
    }

    public void evictAll() {
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
            // Has no effect if there was a value; the cache drops an entry whose value is null.
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

    /**
     * The read of one caller, shared by all who wait for it. It keeps its failure in a field,
     * because the cache would log a failed future itself.
     */
    private static final class Reading<V> extends CompletableFuture<V> {

        private volatile @Nullable RuntimeException failure;
    }
}
