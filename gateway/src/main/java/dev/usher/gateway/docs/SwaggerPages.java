package dev.usher.gateway.docs;

import dev.usher.platform.web.security.SecuritySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Swagger UI for the merged document; it signs in through the issuer with PKCE. */
@Component
class SwaggerPages {

    private static final String WEBJAR = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";
    private static final PageTemplate INDEX = new PageTemplate("swagger.html");

    private final String policy;
    private final SentFile index;
    private final SentFile settings;
    private final Map<String, SentFile> files = new ConcurrentHashMap<>();

    SwaggerPages(
            SecuritySettings security,
            DocsSettings settings,
            SiteFrame frame,
            SiteAssets assets,
            JsonMapper json) {
        this.policy = SitePolicy.reference(origin(security.issuer()));
        this.index =
                SentFile.page(
                        frame.around(
                                new SitePage(
                                        "/docs",
                                        "reference",
                                        "API reference",
                                        "Every call of Usher, with examples, to try right here.",
                                        INDEX.with(assets.addresses()),
                                        List.of())),
                        policy);
        this.settings =
                SentFile.text(
                        "application/json",
                        json.writeValueAsString(
                                Map.of("client", settings.client(), "local", settings.local())));
    }

    Mono<ServerResponse> index(ServerRequest request) {
        return index.to(request);
    }

    /** The settings of this installation that the script of the page needs. */
    Mono<ServerResponse> settings(ServerRequest request) {
        return settings.to(request);
    }

    /** The page to which the issuer redirects the browser. */
    Mono<ServerResponse> redirect(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .bodyValue(asset("oauth2-redirect.html"));
    }

    /** Serves a file of Swagger UI; the routes name the files. */
    Mono<ServerResponse> file(String name, ServerRequest request) {
        return files.computeIfAbsent(name, SwaggerPages::load).to(request);
    }

    private static SentFile load(String name) {
        try {
            return SentFile.file(
                    MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM),
                    asset(name).getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Resource asset(String name) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources(WEBJAR + name);
            if (found.length != 1) {
                throw new IllegalStateException(
                        name + " must exist in exactly one version of Swagger UI");
            }
            return found[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String origin(String issuer) {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
