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
        LimitSettings.Calls forCalls = settings.calls();
        LimitSettings.Scans forScans = settings.scans();
        LimitSettings.Codes forCodes = settings.codes();
        LimitSettings.Orders forOrders = settings.orders();
        LimitSettings.Reservations forReservations = settings.reservations();
        Policies policies = new Policies(settings.replicas(), nanoTime);
        this.calls = policies.of("calls", forCalls.perSecond(), forCalls.burst());
        this.scans = policies.of("scans", forScans.perSecond(), forScans.burst());
        this.codes = policies.of("codes", forCodes.perSecond(), forCodes.burst());
        this.orders = policies.of("orders", forOrders.perSecond(), forOrders.burst());
        this.reservations =
                policies.of("reservations", forReservations.perSecond(), forReservations.burst());
    }

    /** Makes the buckets of each policy, with the part of it that this replica grants. */
    private record Policies(int replicas, LongSupplier nanoTime) {

        TokenBuckets of(String name, int perSecond, int burst) {
            return new TokenBuckets(
                    name, new TokenBucket.Rate(perSecond, burst).sharedBy(replicas), nanoTime);
        }
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
        limit.headers().tell(taken, exchange.getResponse().getHeaders());
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
