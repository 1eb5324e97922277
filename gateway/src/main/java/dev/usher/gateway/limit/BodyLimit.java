package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Limits the size of request bodies by counting their bytes, because a chunked body does not state
 * its length. The bytes pass unchanged. A route sets its limit with {@code body}; the default is 64
 * KB.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

    private static final String BODY = "body";
    private static final DataSize DEFAULT = DataSize.ofKilobytes(64);

    /** The place in the chain: after the check of the token, before any filter reads the body. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long limit = limit(exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        return chain.filter(exchange.mutate().request(counted(exchange, limit)).build());
    }

    private static ServerHttpRequestDecorator counted(ServerWebExchange exchange, long limit) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong seen = new AtomicLong();
                return super.getBody()
                        .handle((part, sink) -> {
                            if (seen.addAndGet(part.readableByteCount()) > limit) {
                                DataBufferUtils.release(part);
                                sink.error(tooLarge(limit));
                            } else {
                                sink.next(part);
                            }
                        });
            }
        };
    }

    private static long limit(@Nullable Route route) {
        return route != null && route.getMetadata().get(BODY) instanceof String size
                ? DataSize.parse(size).toBytes()
                : DEFAULT.toBytes();
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                CommonProblems.PAYLOAD_TOO_LARGE,
                "The body of this call must not exceed " + limit + " bytes.");
    }
}
