package dev.usher.gateway.route;

import dev.usher.platform.web.trace.Trace;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each exchange its trace, before any other filter can fail. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ExchangeTraceFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String header = exchange.getRequest().getHeaders().getFirst(Trace.HEADER);
        exchange.getAttributes()
                .put(
                        Trace.class.getName(),
                        Trace.continueFrom(header, ThreadLocalRandom.current()));
        return chain.filter(exchange);
    }
}
