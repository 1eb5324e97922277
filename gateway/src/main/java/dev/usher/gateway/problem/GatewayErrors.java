package dev.usher.gateway.problem;

import dev.usher.platform.web.problem.LoggedText;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.trace.Trace;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every failure inside the gateway with a problem document. */
@Component
@Order(GatewayErrors.BEFORE_THE_DEFAULT)
class GatewayErrors implements ErrorWebExceptionHandler {

    static final int BEFORE_THE_DEFAULT = -2;

    private static final Logger log = LoggerFactory.getLogger(GatewayErrors.class);

    private final ProblemAnswer answer;

    GatewayErrors(ProblemAnswer answer) {
        this.answer = answer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        Optional<ProblemException> expected = GatewayProblems.expected(thrown);
        log(exchange, thrown, expected);
        return answer.write(exchange, expected.orElseGet(GatewayProblems::defect));
    }

    private static void log(
            ServerWebExchange exchange, Throwable thrown, Optional<ProblemException> expected) {
        Trace trace = exchange.getAttribute(Trace.class.getName());
        if (trace == null) {
            return;
        }
        try (Trace.Scope _ = trace.open()) {
            String method = exchange.getRequest().getMethod().name();
            String path = LoggedText.of(exchange.getRequest().getPath().value());
            if (expected.isEmpty()) {
                log.error("{} {} failed", method, path, thrown);
            } else if (expected.get().type().status() >= 500) {
                log.warn("{} {} could not be served", method, path, thrown);
            }
        }
    }
}
