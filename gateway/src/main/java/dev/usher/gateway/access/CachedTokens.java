package dev.usher.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The decoder all services share, off the event loop, with the good tokens of the last minute
 * remembered. Only whole tokens are compared, and an expired one is never answered from memory.
 */
class CachedTokens implements ReactiveJwtDecoder {

    private static final int MAX_TOKENS = 4_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final JwtDecoder decoder;
    private final Scheduler workers;
    private final Supplier<Instant> now;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(REMEMBERED).build();

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
        // The issuer's keys may have to be read, which blocks.
        return Mono.fromCallable(() -> decoder.decode(token))
                .subscribeOn(workers)
                .doOnNext(decoded -> good.put(token, decoded));
    }

    private boolean isCurrent(Jwt token) {
        Instant expiresAt = token.getExpiresAt();
        return expiresAt != null && now.get().isBefore(expiresAt);
    }
}
