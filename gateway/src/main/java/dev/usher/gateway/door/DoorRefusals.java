package dev.usher.gateway.door;

import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers with which the door ends a connection, and counts them. */
@Component
class DoorRefusals {

    private static final String COUNTER = "usher.gateway.door.refusals";

    private final ProblemDocument document;
    private final JsonMapper json;
    private final MeterRegistry meters;

    DoorRefusals(ProblemDocument document, JsonMapper json, MeterRegistry meters) {
        this.document = document;
        this.json = json;
        this.meters = meters;
        DoorProblems.all().forEach(type -> meters.counter(COUNTER, "code", type.code()));
    }

    /** Makes the answer; the request is null if none could be read. */
    FullHttpResponse answer(ProblemException problem, @Nullable HttpRequest request) {
        meters.counter(COUNTER, "code", problem.type().code()).increment();
        String traceparent = request == null ? null : request.headers().get(Trace.HEADER);
        Trace trace = Trace.continueFrom(traceparent, ThreadLocalRandom.current());
        byte[] body = json.writeValueAsBytes(document.of(problem, path(request), trace.traceId()));
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(problem.type().status()),
                        Unpooled.wrappedBuffer(body));
        HttpHeaders headers = response.headers();
        problem.headers().forEach(headers::set);
        headers.set(HttpHeaderNames.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff");
        return response;
    }

    private static @Nullable String path(@Nullable HttpRequest request) {
        if (request == null) {
            return null;
        }
        int query = request.uri().indexOf('?');
        String path = query < 0 ? request.uri() : request.uri().substring(0, query);
        return RequestTarget.violation(path) == null ? path : null;
    }
}
