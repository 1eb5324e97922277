package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiDocument;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;

class RoutesAndDocumentsTests extends GatewayTest {

    /** Pages for a buyer's browser; they are no part of the API and no document lists them. */
    private static final Set<String> PAGES =
            Set.of("GET /v1/checkout/return", "GET /v1/checkout/cancelled");

    @Autowired GatewayProperties gateway;

    @Test
    void haveARouteForEveryDocumentedOperationAndADocumentForEveryRoute() {
        Set<String> documented = new TreeSet<>(PAGES);
        for (Upstream service : ALL) {
            documented.addAll(ApiDocument.of(service.name() + "-service").operations());
        }

        assertThat(routed()).isEqualTo(documented);
    }

    @Test
    void sendEachCallToTheServiceThatDocumentsIt() {
        for (Upstream service : ALL) {
            Set<String> own = ApiDocument.of(service.name() + "-service").operations();
            Set<String> routed = new TreeSet<>();
            for (RouteDefinition route : gateway.getRoutes()) {
                if (route.getUri().toString().equals(service.address())) {
                    routed.addAll(operations(route));
                }
            }
            routed.removeAll(PAGES);

            assertThat(routed).as(service.name()).isEqualTo(own);
        }
    }

    private Set<String> routed() {
        Set<String> all = new TreeSet<>();
        gateway.getRoutes().forEach(route -> all.addAll(operations(route)));
        return all;
    }

    /** HEAD is part of GET. */
    private static Set<String> operations(RouteDefinition route) {
        Set<String> operations = new TreeSet<>();
        for (String method : values(route, "Method")) {
            if (!method.equals("HEAD")) {
                values(route, "Path").forEach(path -> operations.add(method + " " + path));
            }
        }
        return operations;
    }

    private static Set<String> values(RouteDefinition route, String predicate) {
        Set<String> values = new TreeSet<>();
        for (PredicateDefinition definition : route.getPredicates()) {
            if (definition.getName().equals(predicate)) {
                values.addAll(definition.getArgs().values());
            }
        }
        return values;
    }
}
