package dev.usher.gateway.docs;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers of the documentation, which browsers may keep for a little while. */
final class Answers {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** Pages may load what comes from here, and nothing else. */
    private static final String PAGES_ONLY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private Answers() {}

    static Mono<ServerResponse> page(String html) {
        return page(html, PAGES_ONLY);
    }

    static Mono<ServerResponse> page(String html, String policy) {
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.maxAge(KEPT))
                .header("Content-Security-Policy", policy)
                .header("Vary", "Accept")
                .bodyValue(html);
    }

    static Mono<ServerResponse> json(Object body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KEPT))
                .header("Vary", "Accept")
                .bodyValue(body);
    }
}
