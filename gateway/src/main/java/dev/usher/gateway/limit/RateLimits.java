package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Limits the rate of each principal or, for anonymous callers, of each address. */
public final class RateLimits {

    private static final String WEBHOOKS = "/v1/webhooks/";
    private static final String ORDERS = "/v1/orders";
    private static final String RESERVATIONS = "/v1/reservations";
    private static final Set<String> SCANS = Set.of("/v1/scans", "/v1/validations");

    private final TokenBuckets calls;
    private final TokenBuckets scans;
    private final TokenBuckets codes;
    private final TokenBuckets orders;
    private final TokenBuckets reservations;
    private final Callers callers;

    RateLimits(LimitSettings settings, Callers callers, LongSupplier nanoTime) {
        this.callers = callers;
        this.calls =
                buckets(settings.calls().perSecond(), settings.calls().burst(), settings, nanoTime);
        this.scans =
                buckets(settings.scans().perSecond(), settings.scans().burst(), settings, nanoTime);
        this.codes =
                buckets(settings.codes().perSecond(), settings.codes().burst(), settings, nanoTime);
        this.orders =
                buckets(
                        settings.orders().perSecond(),
                        settings.orders().burst(),
                        settings,
                        nanoTime);
        this.reservations =
                buckets(
                        settings.reservations().perSecond(),
                        settings.reservations().burst(),
                        settings,
                        nanoTime);
    }

    private static TokenBuckets buckets(
            int perSecond, int burst, LimitSettings settings, LongSupplier nanoTime) {
        return new TokenBuckets(
                new TokenBucket.Rate(perSecond, burst).sharedBy(settings.replicas()), nanoTime);
    }

    /** Refuses the request with 429 if its caller is over the limit. */
    Mono<Void> admit(ServerWebExchange exchange) {
        TokenBuckets limit = limitOf(exchange.getRequest());
        return limit == null
                ? Mono.empty()
                : callers.of(exchange).flatMap(caller -> take(exchange, limit, caller));
    }

    /** Counts a request whose token was refused against its address. */
    public Mono<Void> admitStranger(ServerWebExchange exchange) {
        return take(exchange, calls, callers.address(exchange));
    }

    /** Refuses the request with 429 if its caller sends codes faster than a person types them. */
    Mono<Void> admitTypedCode(ServerWebExchange exchange) {
        return callers.of(exchange).flatMap(caller -> take(exchange, codes, caller));
    }

    private @Nullable TokenBuckets limitOf(ServerHttpRequest request) {
        String path = request.getPath().value();
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return calls;
        }
        if (path.startsWith(WEBHOOKS)) {
            return null;
        }
        if (SCANS.contains(path)) {
            return scans;
        }
        return switch (path) {
            case ORDERS -> orders;
            case RESERVATIONS -> reservations;
            default -> calls;
        };
    }

    private static Mono<Void> take(ServerWebExchange exchange, TokenBuckets limit, String caller) {
        TokenBucket.Taken taken = limit.take(caller);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Limit", String.valueOf(limit.burst()));
        headers.set("RateLimit-Remaining", String.valueOf(taken.remaining()));
        headers.set("RateLimit-Reset", String.valueOf(taken.resetSeconds()));
        return taken.granted()
                ? Mono.empty()
                : Mono.error(
                        new ProblemException(
                                        CommonProblems.RATE_LIMITED,
                                        "The rate limit of this call must not be exceeded; retry"
                                                + " after `Retry-After` seconds.")
                                .header(
                                        HttpHeaders.RETRY_AFTER,
                                        String.valueOf(taken.retryAfterSeconds())));
    }
}
