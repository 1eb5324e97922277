package dev.usher.gateway.limit;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Names for whom a call counts: the account of its token or, without one, its address. */
final class Callers {

    private final ClientAddress addresses;

    Callers(ClientAddress addresses) {
        this.addresses = addresses;
    }

    Mono<String> of(ServerWebExchange exchange) {
        return principal(exchange).switchIfEmpty(Mono.fromSupplier(() -> address(exchange)));
    }

    /** Returns the account; empty for an anonymous call. */
    Mono<String> principal(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(principal -> "p:" + principal.getName());
    }

    String address(ServerWebExchange exchange) {
        return "a:" + addresses.of(exchange.getRequest());
    }
}
