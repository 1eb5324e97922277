package dev.usher.gateway.docs;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Builds answers of the documentation; browsers may cache them for a minute. */
final class DocsAnswers {

    private static final Duration CACHED_FOR = Duration.ofMinutes(1);
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** The policy of pages: they load styles and images from this host only. */
    private static final String PAGES_ONLY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private DocsAnswers() {}

    static Mono<ServerResponse> page(String html) {
        return page(html, PAGES_ONLY);
    }

    static Mono<ServerResponse> page(String html, String policy) {
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.maxAge(CACHED_FOR))
                .header("Content-Security-Policy", policy)
                .header("Vary", "Accept")
                .bodyValue(html);
    }

    static Mono<ServerResponse> json(Object body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(CACHED_FOR))
                .header("Vary", "Accept")
                .bodyValue(body);
    }
}
