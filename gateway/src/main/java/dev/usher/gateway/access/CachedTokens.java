package dev.usher.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Decodes tokens outside the event loop and caches valid ones for a minute. The key is the whole
 * token, and an expired token is never answered from the cache.
 */
class CachedTokens implements ReactiveJwtDecoder {

    private static final int MAX_TOKENS = 4_000;
    private static final Duration CACHED_FOR = Duration.ofSeconds(60);

    private final JwtDecoder decoder;
    private final Scheduler workers;
    private final Supplier<Instant> now;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(CACHED_FOR).build();

    CachedTokens(JwtDecoder decoder, Scheduler workers, Supplier<Instant> now) {
        this.decoder = decoder;
        this.workers = workers;
        this.now = now;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && isCurrent(known)) {
            return Mono.just(known);
        }
        // Decoding may fetch the issuer's keys, which blocks. A caller who hangs up must not
        // interrupt
        // that: after two failures the keys are not asked for again for a while.
        return Mono.fromFuture(
                        () ->
                                CompletableFuture.supplyAsync(
                                        () -> decoder.decode(token), workers::schedule),
                        true)
                .doOnNext(decoded -> good.put(token, decoded));
    }

    private boolean isCurrent(Jwt token) {
        Instant expiresAt = token.getExpiresAt();
        return expiresAt != null && now.get().isBefore(expiresAt);
    }
}
