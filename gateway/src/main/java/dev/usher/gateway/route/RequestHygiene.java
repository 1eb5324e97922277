package dev.usher.gateway.route;

import dev.usher.platform.web.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Removes request headers that a service might trust although a client sent them; adds the trace,
 * the time that is left and, where a service needs it, the caller's address.
 */
@Component
class RequestHygiene implements HttpHeadersFilter, Ordered {

    private static final List<String> PREFIXES = List.of("x-user-", "x-internal-", "x-forwarded-");
    private static final Set<String> NAMES =
            Set.of(
                    "forwarded",
                    "x-real-ip",
                    "x-http-method-override",
                    "x-http-method",
                    "x-method-override",
                    "x-original-url",
                    "x-rewrite-url",
                    "cookie",
                    "tracestate",
                    "baggage",
                    TimeLeft.HEADER.toLowerCase(Locale.ROOT),
                    ToldAddress.HEADER.toLowerCase(Locale.ROOT),
                    Trace.HEADER);

    private final TimeLeft timeLeft;
    private final ToldAddress address;

    RequestHygiene(TimeLeft timeLeft, ToldAddress address) {
        this.timeLeft = timeLeft;
        this.address = address;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders handedOn = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isUntrusted(name.toLowerCase(Locale.ROOT))) {
                handedOn.addAll(name, values);
            }
        });
        Trace trace = exchange.getAttribute(Trace.class.getName());
        if (trace != null) {
            handedOn.set(Trace.HEADER, trace.traceparent());
        }
        timeLeft.begin(exchange, handedOn);
        address.tell(exchange, handedOn);
        return handedOn;
    }

    private static boolean isUntrusted(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
