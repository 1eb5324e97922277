package dev.usher.gateway.docs;

import dev.usher.gateway.problem.KnownCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The pages of the gateway itself, each with GET and HEAD. */
final class PageRoutes implements KnownCalls {

    private final RouterFunctions.Builder routes = RouterFunctions.route();
    private final List<PathPattern> paths = new ArrayList<>();

    PageRoutes page(String path, HandlerFunction<ServerResponse> handler) {
        paths.add(PathPatternParser.defaultInstance.parse(path));
        routes.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                        .and(RequestPredicates.path(path)),
                handler);
        return this;
    }

    RouterFunction<ServerResponse> build() {
        return routes.build();
    }

    @Override
    public Set<String> methodsOf(PathContainer path) {
        return paths.stream().anyMatch(pattern -> pattern.matches(path))
                ? Set.of("GET", "HEAD")
                : Set.of();
    }
}
