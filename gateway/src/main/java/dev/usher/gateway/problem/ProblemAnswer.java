package dev.usher.gateway.problem;

import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document as the answer of an exchange. */
public final class ProblemAnswer {

    private static final MediaType PROBLEM = MediaType.parseMediaType(ProblemDocument.MEDIA_TYPE);

    private final ProblemDocument document;
    private final JsonMapper json;

    ProblemAnswer(ProblemDocument document, JsonMapper json) {
        this.document = document;
        this.json = json;
    }

    /** Answers with the problem; fails with it if the answer has begun already. */
    public Mono<Void> write(ServerWebExchange exchange, ProblemException problem) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(problem);
        }
        byte[] body =
                json.writeValueAsBytes(
                        document.of(
                                problem,
                                exchange.getRequest().getPath().value(),
                                traceId(exchange)));
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        HttpHeaders headers = response.getHeaders();
        problem.headers().forEach(headers::set);
        headers.setContentType(PROBLEM);
        headers.setContentLength(body.length);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private static @Nullable String traceId(ServerWebExchange exchange) {
        Trace trace = exchange.getAttribute(Trace.class.getName());
        return trace == null ? null : trace.traceId();
    }
}
