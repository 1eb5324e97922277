package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Gathers a request's body before anything is taken for the call: no connection to a service and no
 * place among the webhooks waits for a slow sender. A route sets the limit with {@code body}; the
 * default is 64 KB. The bytes pass unchanged.
 */
@Component
class BodyGathering implements GlobalFilter, Ordered {

    /** The place in the chain: after the check of the token, before any filter reads the body. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    /** The attribute of an exchange that holds its {@link GatheredBody}. */
    static final String GATHERED = GatheredBody.class.getName();

    private static final String BODY = "body";
    private static final int DEFAULT = Math.toIntExact(DataSize.ofKilobytes(64).toBytes());
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Callers callers;
    private final Stalled arriving;
    private final BodyMemory memory;

    BodyGathering(LimitSettings settings, Callers callers) {
        this.callers = callers;
        this.arriving = new Stalled(settings.bodies().perCaller());
        this.memory =
                new BodyMemory(settings.bodies().memory(), settings.bodies().memoryPerCaller());
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long length = headers.getContentLength();
        if (length <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        int limit = limit(exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
        return length > limit
                ? Mono.error(GatheredBody.tooLarge(limit))
                : callers.of(exchange).flatMap(caller -> gather(exchange, chain, limit, caller));
    }

    private Mono<Void> gather(
            ServerWebExchange exchange, GatewayFilterChain chain, int limit, String caller) {
        GatheredBody body = new GatheredBody(limit, memory.of(caller));
        Sinks.One<GatheredBody> givenUp = Sinks.one();
        Runnable giveUp = () -> givenUp.tryEmitError(tooMany());
        arriving.enter(caller, giveUp);
        Mono<GatheredBody> whole =
                exchange.getRequest()
                        .getBody()
                        .collect(() -> body, GatheredBody::add)
                        .onErrorMap(BodyGathering::brokenOff);
        return Mono.firstWithSignal(whole, givenUp.asMono())
                .doFinally(_ -> arriving.leave(caller, giveUp))
                .flatMap(_ -> chain.filter(withBody(exchange, body)))
                .doFinally(_ -> body.close());
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                        CommonProblems.RATE_LIMITED,
                        "Too many bodies of one caller are arriving at once; retry after"
                                + " `Retry-After` seconds.")
                .retryAfter(SOON);
    }

    /** Turns a failure of the caller's connection into an answer, which nobody reads. */
    private static Throwable brokenOff(Throwable failure) {
        return failure instanceof ProblemException
                ? failure
                : new ProblemException(
                        CommonProblems.INVALID_REQUEST, "The body of the request broke off.");
    }

    private static ServerWebExchange withBody(ServerWebExchange exchange, GatheredBody body) {
        exchange.getAttributes().put(GATHERED, body);
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(exchange.getRequest().getHeaders());
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(body.size());
        return exchange.mutate()
                .request(
                        new ServerHttpRequestDecorator(exchange.getRequest()) {
                            @Override
                            public HttpHeaders getHeaders() {
                                return headers;
                            }

                            @Override
                            public Flux<DataBuffer> getBody() {
                                return Flux.just(
                                        exchange.getResponse().bufferFactory().wrap(body.buffer()));
                            }
                        })
                .build();
    }

    private static int limit(@Nullable Route route) {
        return route != null && route.getMetadata().get(BODY) instanceof String size
                ? Math.toIntExact(DataSize.parse(size).toBytes())
                : DEFAULT;
    }
}
