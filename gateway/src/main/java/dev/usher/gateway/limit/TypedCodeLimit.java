package dev.usher.gateway.limit;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Limits the rate of typed codes, which are short enough to be guessed; credentials are not. Reads
 * the bodies of routes with {@code codes: limited} only, and passes them on unchanged.
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
        return BodyLimit.ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null || !LIMITED.equals(route.getMetadata().get(CODES))) {
            return chain.filter(exchange);
        }
        // BodyLimit runs earlier and bounds the size.
        return DataBufferUtils.join(exchange.getRequest().getBody())
                .map(TypedCodeLimit::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    Mono<Void> admitted =
                            hasCode(body) ? limits.admitTypedCode(exchange) : Mono.empty();
                    return admitted.then(Mono.defer(() -> chain.filter(withBody(exchange, body))));
                });
    }

    private boolean hasCode(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
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

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerWebExchange withBody(ServerWebExchange exchange, byte[] body) {
        return exchange.mutate()
                .request(
                        new ServerHttpRequestDecorator(exchange.getRequest()) {
                            @Override
                            public Flux<DataBuffer> getBody() {
                                return Flux.just(exchange.getResponse().bufferFactory().wrap(body));
                            }
                        })
                .build();
    }
}
