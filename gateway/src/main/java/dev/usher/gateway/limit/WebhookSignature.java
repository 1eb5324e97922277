package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a webhook without a well-formed signature before its body is read. Whether the signature
 * is right, payment-service decides.
 */
@Component
class WebhookSignature implements GlobalFilter, Ordered {

    private static final String HEADER = "Stripe-Signature";

    /** A time and at least one signature of scheme v1; other schemes may stand beside them. */
    private static final Pattern FORM =
            Pattern.compile(
                    "(?=.*\\bv1=[0-9a-f]{64}(?:,|$))t=\\d{1,12}(?:,v\\d{1,2}=[0-9a-f]{1,128}){1,20}");

    @Override
    public int getOrder() {
        return BodyGathering.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return !RouteBounds.has(exchange, WebhookBound.WEBHOOKS)
                        || isWellFormed(exchange.getRequest().getHeaders().getFirst(HEADER))
                ? chain.filter(exchange)
                : Mono.error(
                        new ProblemException(
                                CommonProblems.INVALID_REQUEST,
                                "The header Stripe-Signature must have the form that Stripe sends."));
    }

    static boolean isWellFormed(@Nullable String signature) {
        return signature != null && FORM.matcher(signature.replace(" ", "")).matches();
    }
}
