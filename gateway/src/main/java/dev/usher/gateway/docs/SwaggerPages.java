package dev.usher.gateway.docs;

import dev.usher.platform.web.security.SecuritySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
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
    private static final Duration KEPT = Duration.ofHours(1);
    private static final PageTemplate INDEX = new PageTemplate("swagger.html");
    private static final PageTemplate SCRIPT = new PageTemplate("swagger.js");

    private final String policy;
    private final String script;
    private final Map<String, Resource> assets = new ConcurrentHashMap<>();

    SwaggerPages(SecuritySettings security, DocsSettings settings, JsonMapper json) {
        // Swagger UI sets styles inline, and its script fetches the token from the issuer.
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data:; connect-src 'self' "
                        + origin(security.issuer())
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        this.script = SCRIPT.with(Map.of("client", json.writeValueAsString(settings.client())));
    }

    Mono<ServerResponse> index(ServerRequest request) {
        return DocsAnswers.page(INDEX.with(Map.of()), policy);
    }

    Mono<ServerResponse> script(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .bodyValue(script);
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
    Mono<ServerResponse> file(String name) {
        return ServerResponse.ok()
                .contentType(
                        MediaTypeFactory.getMediaType(name)
                                .orElse(MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(CacheControl.maxAge(KEPT))
                .bodyValue(asset(name));
    }

    private Resource asset(String name) {
        return assets.computeIfAbsent(name, SwaggerPages::find);
    }

    private static Resource find(String name) {
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
