package dev.usher.gateway.docs;

import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The pages and documents that the gateway serves itself. */
@Configuration(proxyBeanMethods = false)
class DocsRoutes {

    private static final List<String> UI_FILES =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png");

    @Bean
    PageRoutes pageRoutes(
            Site site,
            SiteAssets assets,
            LivePages live,
            ProblemPages problems,
            SwaggerPages swagger) {
        PageRoutes routes = new PageRoutes();
        site.files().forEach((path, file) -> routes.page(path, file::to));
        assets.files().forEach((path, file) -> routes.page(path, file::to));
        routes.page("/docs/", _ -> ServerResponse.permanentRedirect(URI.create("/docs")).build())
                .page("/docs/index", _ -> ServerResponse.permanentRedirect(URI.create("/")).build())
                .page("/docs/search.json", request -> send(live.search(), request))
                .page("/docs.md", request -> send(live.reference(), request))
                .page("/docs/postman.json", request -> send(live.postman(), request))
                .page("/docs/problems", problems::list)
                .page("/docs/problems.md", problems::listAsMarkdown)
                .page("/docs/problems/{code}", problems::one)
                .page("/docs", swagger::index)
                .page("/docs/reference.json", swagger::settings)
                .page("/docs/oauth2-redirect.html", swagger::redirect)
                .page(
                        "/docs/oauth2-redirect.js",
                        request -> swagger.file("oauth2-redirect.js", request));
        UI_FILES.forEach(
                name -> routes.page("/docs/ui/" + name, request -> swagger.file(name, request)));
        return routes.page("/v1/openapi.json", live::openApi);
    }

    @Bean
    RouterFunction<ServerResponse> pages(PageRoutes routes) {
        return routes.build();
    }

    private static Mono<ServerResponse> send(Mono<SentFile> file, ServerRequest request) {
        return file.flatMap(made -> made.to(request));
    }
}
