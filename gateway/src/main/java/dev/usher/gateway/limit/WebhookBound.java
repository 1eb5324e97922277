package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Bounds the number of webhooks under way; Stripe sends a notification again after a 503. A place
 * is taken when the whole notification is there, so that nobody holds one by sending slowly.
 */
@Component
class WebhookBound implements GlobalFilter, Ordered {

    static final String WEBHOOKS = "webhooks";

    private final Places places;
    private final Callers callers;

    WebhookBound(LimitSettings settings, Callers callers) {
        this.places = new Places(settings.webhooks(), settings.webhooksPerAddress());
        this.callers = callers;
    }

    @Override
    public int getOrder() {
        return BodyGathering.ORDER + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!RouteBounds.has(exchange, WEBHOOKS)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            String address = callers.address(exchange);
            if (places.take(address) != Places.Answer.TAKEN) {
                return Mono.error(
                        CommonProblems.unavailable(
                                "Too many webhooks are under way; send the notification again later."));
            }
            return chain.filter(exchange).doFinally(_ -> places.giveBack(address));
        });
    }
}
