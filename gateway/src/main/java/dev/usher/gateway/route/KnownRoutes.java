package dev.usher.gateway.route;

import dev.usher.gateway.problem.KnownCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tells which routes there are for a path. A path's second word, as in /v1/orders, narrows them.
 */
@Component
class KnownRoutes implements KnownCalls {

    /** The place of the second word among the separators and words of a path. */
    private static final int SECOND_WORD = 3;

    private static final Pattern FIXED = Pattern.compile("[a-z-]*");

    /** In the order of the routes, by the second word of their paths. */
    private final Map<String, List<Call>> calls = new HashMap<>();

    private record Call(String route, PathPattern path, Collection<String> methods) {}

    KnownRoutes(GatewayProperties gateway) {
        for (RouteDefinition route : gateway.getRoutes()) {
            Collection<String> methods = values(route, "Method");
            for (String path : values(route, "Path")) {
                PathContainer parts = PathContainer.parsePath(path);
                if (!FIXED.matcher(secondWord(parts)).matches()) {
                    throw new IllegalArgumentException(
                            "the second word of a route's path must be fixed, not as in " + path);
                }
                calls.computeIfAbsent(secondWord(parts), _ -> new ArrayList<>())
                        .add(
                                new Call(
                                        String.valueOf(route.getId()),
                                        PathPatternParser.defaultInstance.parse(path),
                                        methods));
            }
        }
    }

    @Override
    public Set<String> methodsOf(PathContainer path) {
        Set<String> methods = new TreeSet<>();
        for (Call call : callsNear(path)) {
            if (call.path().matches(path)) {
                methods.addAll(call.methods());
            }
        }
        return methods;
    }

    /** Returns the id of the first route for the path and the method; null if there is none. */
    @Nullable String routeOf(String method, PathContainer path) {
        for (Call call : callsNear(path)) {
            if (call.methods().contains(method) && call.path().matches(path)) {
                return call.route();
            }
        }
        return null;
    }

    private List<Call> callsNear(PathContainer path) {
        return calls.getOrDefault(secondWord(path), List.of());
    }

    /** A path of one word is not in the API, but has a place here too. */
    private static String secondWord(PathContainer path) {
        List<PathContainer.Element> parts = path.elements();
        return parts.size() > SECOND_WORD
                        && parts.get(SECOND_WORD) instanceof PathContainer.PathSegment word
                ? word.valueToMatch()
                : "";
    }

    private static Collection<String> values(RouteDefinition route, String predicate) {
        return route.getPredicates().stream()
                .filter(definition -> predicate.equals(definition.getName()))
                .map(PredicateDefinition::getArgs)
                .flatMap(arguments -> arguments.values().stream())
                .toList();
    }
}
