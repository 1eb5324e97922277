package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Bounds open streams per address, per account and in total, and ends them all when the gateway
 * stops: a graceful stop waits for answers, and a stream has no end of its own.
 */
@Component
class StreamBound implements GlobalFilter, Ordered, SmartLifecycle {

    private static final String STREAMS = "streams";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Callers callers;
    private final Places byAddress;
    private final Places byPrincipal;
    private volatile Sinks.Empty<Void> stopped = Sinks.empty();
    private volatile boolean running;

    StreamBound(LimitSettings settings, Callers callers) {
        LimitSettings.Streams streams = settings.streams();
        this.callers = callers;
        this.byAddress = new Places(streams.total(), streams.perAddress());
        this.byPrincipal = new Places(Integer.MAX_VALUE, streams.perPrincipal());
    }

    /** The place in the chain: after the check of the token. */
    @Override
    public int getOrder() {
        return BodyGathering.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!RouteBounds.has(exchange, STREAMS)) {
            return chain.filter(exchange);
        }
        Sinks.Empty<Void> end = stopped;
        Mono<Void> stream =
                chain.filter(exchange)
                        .takeUntilOther(end.asMono())
                        .then(Mono.defer(() -> answered(exchange)));
        Mono<Void> ofAddress = within(byAddress, callers.address(exchange), stream);
        return callers.principal(exchange)
                .map(principal -> within(byPrincipal, principal, ofAddress))
                .defaultIfEmpty(ofAddress)
                .flatMap(bounded -> bounded);
    }

    /** Refuses a stream that the stop of the gateway overtook. */
    private static Mono<Void> answered(ServerWebExchange exchange) {
        return exchange.getResponse().isCommitted()
                ? Mono.empty()
                : Mono.error(CommonProblems.unavailable());
    }

    private static Mono<Void> within(Places places, String holder, Mono<Void> stream) {
        return Mono.defer(() ->
                switch (places.take(holder)) {
                    case TAKEN -> stream.doFinally(_ -> places.giveBack(holder));
                    case ALL_TAKEN ->
                            Mono.error(
                                    CommonProblems.unavailable(
                                            "Too many streams are open; retry after `Retry-After` seconds."));
                    case HOLDER_HAS_ENOUGH ->
                            Mono.error(
                                    new ProblemException(
                                                    CommonProblems.RATE_LIMITED,
                                                    "One caller must not open more streams; close one, or retry"
                                                            + " after `Retry-After` seconds.")
                                            .retryAfter(SOON));
                });
    }

    @Override
    public void start() {
        stopped = Sinks.empty();
        running = true;
    }

    /** Ends all streams; the phase is the first to stop, before the server waits for answers. */
    @Override
    public void stop() {
        running = false;
        stopped.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
