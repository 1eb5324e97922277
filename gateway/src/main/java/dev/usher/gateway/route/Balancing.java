package dev.usher.gateway.route;

import dev.usher.platform.web.instances.ServiceInstances;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Lets the replicas of a service take turns where a list of them is kept, as the local suite does.
 * A call that an instance would not even connect for is made to the next one; a read is so too when
 * the connection broke. Nothing else is repeated, for it may have had its effect.
 */
@Component
class Balancing implements GlobalFilter, Ordered {

    /** Right behind the filter that makes the address of the route. */
    private static final int ORDER = 10_150;

    private final ServiceInstances instances;
    private final Map<URI, String> services;

    Balancing(ServiceInstances instances, ServiceAddresses addresses) {
        this.instances = instances;
        Map<URI, String> byAddress = new HashMap<>();
        addresses
                .byName()
                .forEach((name, address) -> byAddress.put(withPort(address), name + "-service"));
        this.services = Map.copyOf(byAddress);
    }

    /** As routes name it: with its port, even where that is the usual one. */
    private static URI withPort(String address) {
        URI plain = URI.create(address);
        if (plain.getPort() >= 0) {
            return plain;
        }
        int port = plain.getScheme().equals("https") ? 443 : 80;
        return UriComponentsBuilder.fromUri(plain).port(port).build().toUri();
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        URI target = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        if (route == null || target == null) {
            return chain.filter(exchange);
        }
        String service = services.get(route.getUri());
        if (service == null) {
            return chain.filter(exchange);
        }
        List<URI> order = instances.inTurn(service, route.getUri());
        return call(exchange, chain, target, order.iterator());
    }

    private Mono<Void> call(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            URI target,
            Iterator<URI> untried) {
        URI instance = untried.next();
        exchange.getAttributes()
                .put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, at(instance, target));
        Mono<Void> answer = chain.filter(exchange);
        if (!untried.hasNext()) {
            return answer;
        }
        return answer.onErrorResume(failure -> {
            boolean refused = failure instanceof ConnectException;
            if (refused) {
                instances.refused(instance);
            }
            boolean brokenRead = failure instanceof IOException && isRead(exchange);
            if (exchange.getResponse().isCommitted() || !(refused || brokenRead)) {
                return Mono.error(failure);
            }
            ServerWebExchangeUtils.reset(exchange);
            return call(exchange, chain, target, untried);
        });
    }

    private static boolean isRead(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static URI at(URI instance, URI target) {
        if (instance.getRawAuthority().equals(target.getRawAuthority())) {
            return target;
        }
        String query = target.getRawQuery();
        return URI.create(
                instance.getScheme()
                        + "://"
                        + instance.getRawAuthority()
                        + target.getRawPath()
                        + (query == null ? "" : "?" + query));
    }
}
