package dev.usher.gateway.docs;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.security.SecuritySettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The pages and documents that the gateway serves itself. */
@Configuration(proxyBeanMethods = false)
class DocsRoutes {

    private static final List<String> UI_FILES =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png");
    private static final PageTemplate LANDING = new PageTemplate("landing.html");
    private static final PageTemplate GUIDE = new PageTemplate("guide.html");

    @Bean
    PageRoutes pageRoutes(
            WebSettings web,
            SecuritySettings security,
            ProblemPages problems,
            SwaggerPages swagger,
            OpenApiSource source) {
        Map<String, String> places =
                Map.of(
                        "publicUrl", PageTemplate.escape(web.publicUrl()),
                        "issuer", PageTemplate.escape(security.issuer()));
        PageRoutes routes =
                new PageRoutes()
                        .page("/", _ -> DocsAnswers.page(LANDING.with(places)))
                        .page("/docs/guide", _ -> DocsAnswers.page(GUIDE.with(places)))
                        .page(
                                "/docs/",
                                _ -> ServerResponse.permanentRedirect(URI.create("/docs")).build())
                        .page("/docs/usher.css", _ -> style())
                        .page("/docs/problems", problems::list)
                        .page("/docs/problems/{code}", problems::one)
                        .page("/docs", swagger::index)
                        .page("/docs/ui/usher.js", swagger::script)
                        .page("/docs/oauth2-redirect.html", swagger::redirect)
                        .page("/docs/oauth2-redirect.js", _ -> swagger.file("oauth2-redirect.js"))
                        .page("/v1/openapi.json", request -> openApi(source, request));
        UI_FILES.forEach(name -> routes.page("/docs/ui/" + name, _ -> swagger.file(name)));
        return routes;
    }

    @Bean
    RouterFunction<ServerResponse> pages(PageRoutes routes) {
        return routes.build();
    }

    private static Mono<ServerResponse> openApi(OpenApiSource source, ServerRequest request) {
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

    private static Mono<ServerResponse> style() {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .bodyValue(new ClassPathResource("docs/usher.css"));
    }
}
