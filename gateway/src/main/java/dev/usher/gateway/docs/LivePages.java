package dev.usher.gateway.docs;

import dev.usher.platform.web.WebSettings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Files made from the merged OpenAPI document; each is made once per document. */
@Component
class LivePages {

    private final OpenApiSource source;
    private final SearchIndex index;
    private final JsonMapper json;
    private final String publicUrl;
    private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

    private record Made(String etag, SentFile search, SentFile reference, SentFile postman) {}

    LivePages(OpenApiSource source, SearchIndex index, WebSettings web, JsonMapper json) {
        this.publicUrl = web.publicUrl();
        this.source = source;
        this.index = index;
        this.json = json;
    }

    /** The texts that the search of the site looks through. */
    Mono<SentFile> search() {
        return source.document().map(document -> of(document).search());
    }

    /** The reference as Markdown. */
    Mono<SentFile> reference() {
        return source.document().map(document -> of(document).reference());
    }

    /** The calls as a Postman collection. */
    Mono<SentFile> postman() {
        return source.document().map(document -> of(document).postman());
    }

    /** The merged document itself. */
    Mono<ServerResponse> openApi(ServerRequest request) {
        return source.document()
                .flatMap(document -> {
                    boolean known =
                            request.headers().header("If-None-Match").contains(document.etag());
                    ServerResponse.BodyBuilder answer =
                            (known ? ServerResponse.status(304) : ServerResponse.ok())
                                    .eTag(document.etag())
                                    .cacheControl(CacheControl.noCache());
                    return known
                            ? answer.build()
                            : answer.contentType(MediaType.APPLICATION_JSON)
                                    .bodyValue(document.json());
                });
    }

    private Made of(OpenApiDocument document) {
        Made known = made.get();
        if (known != null && known.etag().equals(document.etag())) {
            return known;
        }
        ReferenceText text = new ReferenceText(json.readTree(document.json()), document.complete());
        Made next =
                new Made(
                        document.etag(),
                        index.of(text, document.problems()),
                        document.complete()
                                ? SentFile.text("text/markdown", text.markdown())
                                : SentFile.passing("text/markdown", text.markdown()),
                        SentFile.text(
                                "application/json",
                                new PostmanCollection(text.document(), publicUrl).json()));
        made.set(next);
        return next;
    }
}
