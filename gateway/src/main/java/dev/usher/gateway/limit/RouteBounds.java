package dev.usher.gateway.limit;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** Reads which bound a route has: {@code bound: webhooks} or {@code bound: streams}. */
final class RouteBounds {

    private static final String BOUND = "bound";

    private RouteBounds() {}

    static boolean has(ServerWebExchange exchange, String bound) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route != null && bound.equals(route.getMetadata().get(BOUND));
    }
}
