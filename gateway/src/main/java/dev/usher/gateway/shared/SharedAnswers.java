package dev.usher.gateway.shared;

import dev.usher.gateway.route.FreshFor;
import dev.usher.gateway.shared.SharedAnswerMemory.Question;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks a service once for all anonymous callers who want the same at a time, and uses its answer
 * for as long as the service allows ({@link FreshFor}). Everything about the caller is decided
 * before: tokens, limits and the headers that tell of them. A request that brings a token or a
 * cookie, or that is anything but a plain GET, always goes to the service.
 *
 * <p>A route says so in its metadata: {@code answers: shared} for those reads, and {@code answers:
 * change} for calls after which nothing may be answered from memory that was known before.
 */
@Component
class SharedAnswers implements GlobalFilter, Ordered {

    private static final String METADATA = "answers";

    /** A caller who waited for one who hung up asks again, and then without waiting. */
    private static final int ATTEMPTS = 2;

    private static final Set<String> NOT_PLAIN =
            Set.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.COOKIE,
                    HttpHeaders.RANGE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.CACHE_CONTROL,
                    HttpHeaders.PRAGMA,
                    HttpHeaders.TRANSFER_ENCODING);

    private static final Set<String> PLAIN_TYPES = Set.of("*/*", "application/json");

    private final SharedAnswerMemory memory;
    private final Duration atMost;
    private final long longest;
    private final Counter remembered;
    private final Counter joined;
    private final Counter asked;
    private final AtomicInteger waiting = new AtomicInteger();

    SharedAnswers(SharedAnswerMemory memory, SharedAnswerSettings settings, MeterRegistry meters) {
        this.memory = memory;
        this.atMost = settings.atMost();
        this.longest = settings.longest().toBytes();
        String name = "usher.gateway.shared-answers";
        this.remembered = meters.counter(name, "from", "memory");
        this.joined = meters.counter(name, "from", "call under way");
        this.asked = meters.counter(name, "from", "service");
        meters.gauge(name + ".kept", memory, SharedAnswerMemory::kept);
        meters.gauge(name + ".waiting", waiting);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        Object answers = route == null ? null : route.getMetadata().get(METADATA);
        HttpMethod method = exchange.getRequest().getMethod();
        if ("change".equals(answers)
                && !method.equals(HttpMethod.GET)
                && !method.equals(HttpMethod.HEAD)) {
            // Before the caller is told of the change, or when the caller has hung up. Once, so
            // that questions which began after the change are kept.
            AtomicBoolean forgotten = new AtomicBoolean();
            Runnable forget =
                    () -> {
                        if (forgotten.compareAndSet(false, true)) {
                            memory.change();
                        }
                    };
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(forget));
            return chain.filter(exchange).doFinally(_ -> forget.run());
        }
        return "shared".equals(answers) && atMost.isPositive() && isPlain(exchange.getRequest())
                ? answer(exchange, chain, ATTEMPTS)
                : chain.filter(exchange);
    }

    private Mono<Void> answer(ServerWebExchange exchange, GatewayFilterChain chain, int attempts) {
        ServerHttpRequest request = exchange.getRequest();
        String address = address(request);
        SharedAnswer known = memory.find(address);
        if (known != null) {
            return known.isFor(request)
                    ? send(known, remembered, exchange)
                    : chain.filter(exchange);
        }
        Question mine = memory.newQuestion();
        Question question = memory.join(address, mine);
        if (question.equals(mine)) {
            return ask(address, mine, exchange, chain);
        }
        waiting.incrementAndGet();
        return Mono.fromFuture(question.answer(), true)
                .doFinally(_ -> waiting.decrementAndGet())
                .flatMap(answer -> {
                    if (answer.isPresent() && answer.get().isFor(request)) {
                        return send(answer.get(), joined, exchange);
                    }
                    return answer.isEmpty() && attempts > 1
                            ? answer(exchange, chain, attempts - 1)
                            : chain.filter(exchange);
                });
    }

    private Mono<Void> ask(
            String address,
            Question question,
            ServerWebExchange exchange,
            GatewayFilterChain chain) {
        asked.increment();
        long begin = System.nanoTime();
        ServerHttpRequest request = exchange.getRequest();
        CapturedResponse response =
                new CapturedResponse(
                        request,
                        exchange.getResponse(),
                        () -> freshUntil(exchange, begin),
                        longest,
                        answer -> {
                            memory.keep(address, question, answer);
                            memory.end(address, question, Optional.of(answer));
                        });
        ServerHttpRequest unconditional =
                request.getHeaders().containsHeader(HttpHeaders.IF_NONE_MATCH)
                        ? request.mutate()
                                .headers(headers -> headers.remove(HttpHeaders.IF_NONE_MATCH))
                                .build()
                        : request;
        return chain.filter(exchange.mutate().request(unconditional).response(response).build())
                .doFinally(_ -> memory.end(address, question, Optional.empty()));
    }

    private Optional<Long> freshUntil(ServerWebExchange exchange, long begin) {
        Duration allowed = exchange.getAttribute(FreshFor.ATTRIBUTE);
        if (allowed == null || !allowed.isPositive()) {
            return Optional.empty();
        }
        Duration used = allowed.compareTo(atMost) < 0 ? allowed : atMost;
        return Optional.of(begin + used.toNanos());
    }

    private static Mono<Void> send(
            SharedAnswer answer, Counter counted, ServerWebExchange exchange) {
        counted.increment();
        return answer.send(exchange.getRequest(), exchange.getResponse());
    }

    private static boolean isPlain(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        List<String> accepted = headers.getOrEmpty(HttpHeaders.ACCEPT);
        return request.getMethod().equals(HttpMethod.GET)
                && headers.getContentLength() <= 0
                && NOT_PLAIN.stream().noneMatch(headers::containsHeader)
                && (accepted.isEmpty()
                        || (accepted.size() == 1 && PLAIN_TYPES.contains(accepted.getFirst())));
    }

    private static String address(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        String query = request.getURI().getRawQuery();
        return query == null ? path : path + "?" + query;
    }
}
