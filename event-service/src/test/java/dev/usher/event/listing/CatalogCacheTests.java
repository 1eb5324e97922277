package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.answer.CachedResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CatalogCacheTests {

    private static final Duration TRUST = Duration.ofHours(1);
    private static final EventId EVENT = new EventId(new UUID(7, 7));
    private static final Instant NOW = Instant.parse("2027-01-20T19:00:00Z");

    private final CatalogCache cache =
            new CatalogCache(
                    new CatalogCacheSettings(
                            DataSize.ofMegabytes(1),
                            DataSize.ofMegabytes(1),
                            Duration.ofMillis(250),
                            TRUST,
                            TRUST));
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsEveryTimeUntilChangesAreKnown() {
        read();
        read();
        assertThat(reads).hasValue(2);

        cache.knowsUpTo(System.nanoTime());
        read();
        read();
        assertThat(reads).hasValue(3);
    }

    @Test
    void readsEveryTimeOnceChangesAreUnknownForTooLong() {
        cache.knowsUpTo(System.nanoTime());
        read();

        cache.knowsUpTo(System.nanoTime() - TRUST.toNanos() - 1);
        read();
        read();

        assertThat(reads).hasValue(3);
    }

    @Test
    void allowsNoUseElsewherePastTheTimeOfItsOwn() {
        assertThat(cache.freshFor()).isZero();

        cache.knowsUpTo(System.nanoTime());
        assertThat(cache.freshFor()).isEqualTo(Duration.ofMillis(250));

        cache.knowsUpTo(System.nanoTime() - TRUST.toNanos() + Duration.ofMillis(100).toNanos());
        assertThat(cache.freshFor()).isLessThanOrEqualTo(Duration.ofMillis(100));

        cache.knowsUpTo(System.nanoTime() - TRUST.toNanos());
        assertThat(cache.freshFor()).isNegative();
    }

    @Test
    void evictsAllPagesWithAnyEvent() {
        cache.knowsUpTo(System.nanoTime());
        page(NOW);
        page(NOW);
        assertThat(reads).hasValue(1);

        cache.evict(new EventId(new UUID(8, 8)));
        page(NOW);

        assertThat(reads).hasValue(2);
    }

    @Test
    void readsAPageAgainOnceItsFirstEventIsOver() {
        cache.knowsUpTo(System.nanoTime());
        page(NOW);
        page(NOW.plusSeconds(60));
        assertThat(reads).hasValue(1);

        page(NOW.plusSeconds(61));

        assertThat(reads).hasValue(2);
    }

    private void read() {
        cache.event(
                EVENT,
                () -> {
                    reads.incrementAndGet();
                    return new CachedEvent(answer(), "olivia");
                });
    }

    private void page(Instant now) {
        PageQuery query = new PageQuery(new EventSearch(null, null, null, null), 20, null);
        cache.page(
                query,
                now,
                () -> {
                    reads.incrementAndGet();
                    return new CachedPage(answer(), now, NOW.plusSeconds(60));
                });
    }

    private static CachedResponse answer() {
        return new CachedResponse("{}".getBytes(StandardCharsets.UTF_8), "1");
    }
}
