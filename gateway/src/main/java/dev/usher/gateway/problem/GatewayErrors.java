package dev.usher.gateway.problem;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.trace.Trace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Answers every failure inside the gateway with a problem document. */
@Component
@Order(GatewayErrors.BEFORE_THE_DEFAULT)
class GatewayErrors implements ErrorWebExceptionHandler {

    static final int BEFORE_THE_DEFAULT = -2;

    private static final int SERVER_ERROR = 500;

    private static final Logger log = LoggerFactory.getLogger(GatewayErrors.class);

    private final ProblemAnswer answer;
    private final List<KnownCalls> known;

    GatewayErrors(ProblemAnswer answer, List<KnownCalls> known) {
        this.answer = answer;
        this.known = known;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            // A caller that hangs up is usual and is not logged.
            if (!AbortedException.isConnectionReset(thrown)) {
                log(exchange, thrown, "was broken off");
            }
            return Mono.error(thrown);
        }
        ProblemException problem = problem(exchange, thrown);
        if (problem.type().equals(CommonProblems.INTERNAL_ERROR)) {
            logDefect(exchange, thrown);
        } else if (problem.type().status() >= SERVER_ERROR) {
            log(exchange, thrown, "could not be served");
        }
        return answer.write(exchange, problem);
    }

    private ProblemException problem(ServerWebExchange exchange, Throwable thrown) {
        if (thrown instanceof ErrorResponse response
                && response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            Set<String> methods = methodsOf(exchange.getRequest());
            if (!methods.isEmpty()) {
                return GatewayProblems.wrongMethod(methods);
            }
        }
        return GatewayProblems.expected(thrown).orElseGet(GatewayProblems::defect);
    }

    private Set<String> methodsOf(ServerHttpRequest request) {
        Set<String> methods = new TreeSet<>();
        known.forEach(calls -> methods.addAll(calls.methodsOf(request.getPath())));
        return methods.contains(request.getMethod().name()) ? Set.of() : methods;
    }

    private static void logDefect(ServerWebExchange exchange, Throwable thrown) {
        try (Trace.Scope _ = trace(exchange).open()) {
            log.error("A call to {} failed", route(exchange), thrown);
        }
    }

    /** Logs one line without anything that the caller sent. */
    private static void log(ServerWebExchange exchange, Throwable thrown, String what) {
        try (Trace.Scope _ = trace(exchange).open()) {
            log.warn("A call to {} {}: {}", route(exchange), what, thrown.getClass().getName());
        }
    }

    private static String route(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "no route" : "the route " + route.getId();
    }

    private static Trace trace(ServerWebExchange exchange) {
        Trace known = exchange.getAttribute(Trace.class.getName());
        return known == null ? Trace.continueFrom(null, ThreadLocalRandom.current()) : known;
    }
}
