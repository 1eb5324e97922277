package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Bounds the number of webhooks under way; Stripe sends a notification again after a 503. */
@Component
class WebhookBound implements GlobalFilter, Ordered {

    private static final String BOUND = "bound";
    private static final String WEBHOOKS = "webhooks";

    private final Semaphore places;

    WebhookBound(LimitSettings settings) {
        this.places = new Semaphore(settings.webhooks());
    }

    @Override
    public int getOrder() {
        return BodyLimit.ORDER + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null || !WEBHOOKS.equals(route.getMetadata().get(BOUND))) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                return Mono.error(
                        CommonProblems.unavailable(
                                "Too many webhooks are under way; send the notification again later."));
            }
            AtomicBoolean held = new AtomicBoolean(true);
            return chain.filter(exchange)
                    .doFinally(_ -> {
                        if (held.compareAndSet(true, false)) {
                            places.release();
                        }
                    });
        });
    }
}
