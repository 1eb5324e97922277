package dev.usher.gateway.access;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses anonymous callers on every route without {@code access: anyone}. */
@Component
class TokenNeeded implements GlobalFilter, Ordered {

    private static final String ACCESS = "access";
    private static final String ANYONE = "anyone";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route != null && ANYONE.equals(route.getMetadata().get(ACCESS))) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .switchIfEmpty(Mono.error(TokenNeeded::refusal))
                .flatMap(_ -> chain.filter(exchange));
    }

    private static ProblemException refusal() {
        return new ProblemException(CommonProblems.UNAUTHENTICATED, "This call needs a token.")
                .header("WWW-Authenticate", "Bearer");
    }
}
