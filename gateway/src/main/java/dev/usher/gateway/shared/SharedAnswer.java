package dev.usher.gateway.shared;

import dev.usher.platform.web.http.ETags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * An answer of a service that many callers get.
 *
 * @param varying the request headers that the answer depends on, with the values it was made for
 * @param freshUntil the end of its use, by the monotonic clock
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedAnswer(
        HttpHeaders headers, byte[] body, Map<String, List<String>> varying, long freshUntil) {

    /** About the bytes that an answer takes besides its body and its headers. */
    private static final int OVERHEAD = 500;

    boolean isFresh(long nanoTime) {
        return nanoTime - freshUntil < 0;
    }

    /** Tells whether the answer is for this request too, by the headers that it depends on. */
    boolean isFor(ServerHttpRequest request) {
        return varying.entrySet().stream()
                .allMatch(one ->
                        request.getHeaders().getOrEmpty(one.getKey()).equals(one.getValue()));
    }

    /** Sends the answer, or 304 if the caller has it already. */
    Mono<Void> send(ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders sent = response.getHeaders();
        sent.addAll(headers);
        if (isKnown(request, headers)) {
            return sendUnchanged(response);
        }
        response.setStatusCode(HttpStatus.OK);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    static Mono<Void> sendUnchanged(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        return response.setComplete();
    }

    /** Tells whether the caller has the answer with these headers already. */
    static boolean isKnown(ServerHttpRequest request, HttpHeaders headers) {
        String etag = headers.getETag();
        return etag != null && ETags.matches(ifNoneMatch(request), etag);
    }

    private static @Nullable String ifNoneMatch(ServerHttpRequest request) {
        List<String> tags = request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH);
        return tags.isEmpty() ? null : String.join(",", tags);
    }

    int size() {
        int size = OVERHEAD + body.length;
        for (Map.Entry<String, List<String>> header : headers.headerSet()) {
            size += header.getKey().length() + String.join("", header.getValue()).length();
        }
        return size;
    }
}
