package dev.usher.gateway.route;

import dev.usher.gateway.limit.ClientAddress;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells a service the caller's address, on the routes whose metadata says {@code address: told} and
 * on no other: an address is personal data.
 */
@Component
class ToldAddress {

    static final String HEADER = "Usher-Client-Address";

    private final ClientAddress addresses;

    ToldAddress(ClientAddress addresses) {
        this.addresses = addresses;
    }

    void tell(ServerWebExchange exchange, HttpHeaders headers) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route != null && "told".equals(route.getMetadata().get("address"))) {
            headers.set(HEADER, addresses.of(exchange.getRequest()));
        }
    }
}
