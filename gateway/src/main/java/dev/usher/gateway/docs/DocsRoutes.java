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
import org.springframework.web.reactive.function.server.RouterFunctions;
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
    RouterFunction<ServerResponse> pages(WebSettings web, SecuritySettings security) {
        Map<String, String> places =
                Map.of(
                        "publicUrl", PageTemplate.escape(web.publicUrl()),
                        "issuer", PageTemplate.escape(security.issuer()));
        return RouterFunctions.route()
                .GET("/", _ -> DocsAnswers.page(LANDING.with(places)))
                .GET("/docs/guide", _ -> DocsAnswers.page(GUIDE.with(places)))
                .GET("/docs/", _ -> ServerResponse.permanentRedirect(URI.create("/docs")).build())
                .GET("/docs/usher.css", _ -> style())
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> problems(ProblemPages pages) {
        return RouterFunctions.route()
                .GET("/docs/problems", pages::list)
                .GET("/docs/problems/{code}", pages::one)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> swagger(SwaggerPages pages) {
        RouterFunctions.Builder routes =
                RouterFunctions.route()
                        .GET("/docs", pages::index)
                        .GET("/docs/ui/usher.js", pages::script)
                        .GET("/docs/oauth2-redirect.html", pages::redirect)
                        .GET("/docs/oauth2-redirect.js", _ -> pages.file("oauth2-redirect.js"));
        for (String name : UI_FILES) {
            routes.GET("/docs/ui/" + name, _ -> pages.file(name));
        }
        return routes.build();
    }

    @Bean
    RouterFunction<ServerResponse> openApi(OpenApiSource source) {
        return RouterFunctions.route()
                .GET("/v1/openapi.json", request -> openApi(source, request))
                .build();
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
