package dev.usher.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;

class KnownRoutesTests {

    private final KnownRoutes routes =
            new KnownRoutes(
                    gateway(
                            route("order", "Path=/v1/orders/{id}", "Method=GET,HEAD"),
                            route("orders", "Path=/v1/orders,/v1/me/orders", "Method=GET,POST"),
                            route("cancel", "Path=/v1/orders/{id}/cancel", "Method=POST"),
                            route("later", "Path=/v1/orders/{id},/v1/me", "Method=GET,DELETE")));

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/orders/7,        order",
        "HEAD,   /v1/orders/7,        order",
        "DELETE, /v1/orders/7,        later",
        "POST,   /v1/orders,          orders",
        "POST,   /v1/%6Frders,        orders",
        "POST,   /v1/orders;a=b,      orders",
        "GET,    /v1/me/orders,       orders",
        "POST,   /v1/orders/7/cancel, cancel",
        "DELETE, /v1/me,              later",
        "PUT,    /v1/orders/7,",
        "GET,    /v1/events,",
        "GET,    /v1,",
        "GET,    /,",
        "GET,    /v2/orders/7,",
    })
    void findsTheFirstRouteOfAPathAndAMethod(
            String method, String path, @Nullable String expected) {
        assertThat(routes.routeOf(method, PathContainer.parsePath(path))).isEqualTo(expected);
    }

    @Test
    void knowsAllMethodsOfAPath() {
        assertThat(routes.methodsOf(PathContainer.parsePath("/v1/orders/7")))
                .containsExactly("DELETE", "GET", "HEAD");
        assertThat(routes.methodsOf(PathContainer.parsePath("/v1/nothing"))).isEmpty();
    }

    @Test
    void wantsAFixedSecondWord() {
        GatewayProperties gateway = gateway(route("any", "Path=/v1/{kind}/7", "Method=GET"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownRoutes(gateway))
                .withMessageContaining("/v1/{kind}/7");
    }

    private static GatewayProperties gateway(RouteDefinition... routes) {
        GatewayProperties gateway = new GatewayProperties();
        gateway.setRoutes(List.of(routes));
        return gateway;
    }

    private static RouteDefinition route(String id, String path, String methods) {
        RouteDefinition route = new RouteDefinition();
        route.setId(id);
        route.setPredicates(
                List.of(new PredicateDefinition(path), new PredicateDefinition(methods)));
        return route;
    }
}
