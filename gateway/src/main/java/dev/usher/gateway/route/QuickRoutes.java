package dev.usher.gateway.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a call by its path and method. The framework's own mapping asks the predicates
 * of each route, one after another, until one agrees. It stays behind this one: it finds each route
 * the first time, and every route that has other predicates.
 */
@Component
class QuickRoutes extends RoutePredicateHandlerMapping {

    /** After controllers, whose order is 0; the framework's own has 2 in application.yml. */
    private static final int BEFORE_THE_FRAMEWORKS_OWN = 1;

    private final KnownRoutes known;
    private final Map<String, Route> found = new ConcurrentHashMap<>();

    QuickRoutes(
            FilteringWebHandler handler,
            RouteLocator routes,
            GlobalCorsProperties crossOrigin,
            Environment environment,
            KnownRoutes known) {
        super(handler, routes, crossOrigin, environment);
        setOrder(BEFORE_THE_FRAMEWORKS_OWN);
        this.known = known;
    }

    @EventListener(RefreshRoutesEvent.class)
    void forget() {
        found.clear();
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        String id =
                known.routeOf(
                        exchange.getRequest().getMethod().name(),
                        exchange.getRequest().getPath().pathWithinApplication());
        if (id == null) {
            return Mono.empty();
        }
        Route route = found.get(id);
        return route == null ? learn(id, exchange) : confirmed(route, exchange);
    }

    private Mono<Route> learn(String id, ServerWebExchange exchange) {
        return super.lookupRoute(exchange)
                .doOnNext(route -> {
                    if (route.getId().equals(id)) {
                        found.put(id, route);
                    }
                });
    }

    /** Asks the predicates of the route, which also note the parts of the path for its filters. */
    private Mono<Route> confirmed(Route route, ServerWebExchange exchange) {
        exchange.getAttributes()
                .put(ServerWebExchangeUtils.GATEWAY_PREDICATE_ROUTE_ATTR, route.getId());
        Publisher<Boolean> agrees = route.getPredicate().apply(exchange);
        return Mono.from(agrees)
                .filter(Boolean::booleanValue)
                .<Route>map(_ -> route)
                .switchIfEmpty(Mono.defer(() -> super.lookupRoute(exchange)));
    }
}
