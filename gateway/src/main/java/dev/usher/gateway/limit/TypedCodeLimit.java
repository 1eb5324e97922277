package dev.usher.gateway.limit;

import java.nio.ByteBuffer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Limits the rate of typed codes, which are short enough to be guessed; credentials are not. Reads
 * the bodies of routes with {@code codes: limited} only.
 */
@Component
class TypedCodeLimit implements GlobalFilter, Ordered {

    private static final String CODES = "codes";
    private static final String LIMITED = "limited";

    private final RateLimits limits;
    private final JsonMapper json;

    TypedCodeLimit(RateLimits limits, JsonMapper json) {
        this.limits = limits;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return BodyGathering.ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null || !LIMITED.equals(route.getMetadata().get(CODES))) {
            return chain.filter(exchange);
        }
        return exchange.getAttribute(BodyGathering.GATHERED) instanceof GatheredBody body
                        && hasCode(body.buffer())
                ? limits.admitTypedCode(exchange).then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }

    private boolean hasCode(ByteBuffer body) {
        try (JsonParser parser =
                json.createParser(body.array(), body.arrayOffset(), body.remaining())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (name.equals("code")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException malformed) {
            // The service answers with the violation.
            return false;
        }
    }
}
