package dev.usher.gateway.limit;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts every request once, including those that match no route. */
@Component
@Order(RateLimitFilter.AFTER_SECURITY)
class RateLimitFilter implements WebFilter {

    static final int AFTER_SECURITY = -90;

    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return limits.admit(exchange).then(Mono.defer(() -> chain.filter(exchange)));
    }
}
