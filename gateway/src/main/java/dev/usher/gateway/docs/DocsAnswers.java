package dev.usher.gateway.docs;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Builds answers of the documentation for programs; they may be cached for a minute. */
final class DocsAnswers {

    private static final Duration CACHED_FOR = Duration.ofMinutes(1);

    private DocsAnswers() {}

    static Mono<ServerResponse> json(Object body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(CACHED_FOR))
                .header("Vary", "Accept")
                .bodyValue(body);
    }
}
