package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTests {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND, Long.MIN_VALUE})
    void grantsItsBurstAndThenRefillsAtItsRate(long start) {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Rate(10, 3), start);

        for (int left = 2; left >= 0; left--) {
            TokenBucket.Taken taken = bucket.take(start);
            assertThat(taken.granted()).isTrue();
            assertThat(taken.remaining()).isEqualTo(left);
        }
        TokenBucket.Taken refused = bucket.take(start);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        assertThat(bucket.take(start + SECOND / 10).granted()).isTrue();
        assertThat(bucket.take(start + SECOND / 10).granted()).isFalse();
        assertThat(bucket.take(start + SECOND).remaining()).isEqualTo(2);
    }

    @Test
    void saysHowLongToWait() {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Rate(0.2, 1), 0);

        assertThat(bucket.take(0).resetSeconds()).isEqualTo(5);
        assertThat(bucket.take(SECOND).retryAfterSeconds()).isEqualTo(4);
    }

    @Test
    void neverGrantsMoreThanItsBurstAtOnce() {
        TokenBucket bucket = new TokenBucket(new TokenBucket.Rate(1, 100), 0);
        AtomicInteger granted = new AtomicInteger();

        IntStream.range(0, 10_000)
                .parallel()
                .forEach(_ -> {
                    if (bucket.take(0).granted()) {
                        granted.incrementAndGet();
                    }
                });

        assertThat(granted).hasValue(100);
    }

    @Test
    void grantsEachReplicaItsPart() {
        assertThat(new TokenBucket.Rate(100, 400).sharedBy(4))
                .isEqualTo(new TokenBucket.Rate(25, 100));
        assertThat(new TokenBucket.Rate(5, 2).sharedBy(4).burst()).isEqualTo(1);
    }
}
