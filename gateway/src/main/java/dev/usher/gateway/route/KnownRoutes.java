package dev.usher.gateway.route;

import dev.usher.gateway.problem.KnownCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells which methods the routes have for a path. */
@Component
class KnownRoutes implements KnownCalls {

    private final List<Call> calls = new ArrayList<>();

    private record Call(PathPattern path, Collection<String> methods) {}

    KnownRoutes(GatewayProperties gateway) {
        for (RouteDefinition route : gateway.getRoutes()) {
            Collection<String> methods = values(route, "Method");
            for (String path : values(route, "Path")) {
                calls.add(new Call(PathPatternParser.defaultInstance.parse(path), methods));
            }
        }
    }

    @Override
    public Set<String> methodsOf(PathContainer path) {
        Set<String> methods = new TreeSet<>();
        for (Call call : calls) {
            if (call.path().matches(path)) {
                methods.addAll(call.methods());
            }
        }
        return methods;
    }

    private static Collection<String> values(RouteDefinition route, String predicate) {
        return route.getPredicates().stream()
                .filter(definition -> predicate.equals(definition.getName()))
                .map(PredicateDefinition::getArgs)
                .flatMap(arguments -> arguments.values().stream())
                .toList();
    }
}
