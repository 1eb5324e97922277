package dev.usher.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps one bucket per caller under one policy. A bucket that has had time to fill up again is
 * dropped.
 */
final class TokenBuckets {

    private static final int MAX_CALLERS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final TokenBucket.Rate rate;
    private final PolicyHeaders headers;
    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterAccess(IDLE).build();

    TokenBuckets(String policy, TokenBucket.Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.headers = new PolicyHeaders(policy, rate);
        this.nanoTime = nanoTime;
    }

    TokenBucket.Taken take(String caller) {
        long now = nanoTime.getAsLong();
        return buckets.get(caller, _ -> new TokenBucket(rate, now)).take(now);
    }

    /** Returns the headers that tell callers about this policy. */
    PolicyHeaders headers() {
        return headers;
    }
}
