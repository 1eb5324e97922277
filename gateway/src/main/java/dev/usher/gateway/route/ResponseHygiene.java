package dev.usher.gateway.route;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Removes response headers that are not for consumers: server names, cookies, inner limits. */
@Component
class ResponseHygiene implements HttpHeadersFilter, Ordered {

    private static final Set<String> NAMES =
            Set.of(
                    "server",
                    "x-powered-by",
                    "set-cookie",
                    "ratelimit",
                    "ratelimit-policy",
                    "ratelimit-limit",
                    "ratelimit-remaining",
                    "ratelimit-reset",
                    "access-control-allow-origin",
                    "access-control-allow-credentials",
                    FreshFor.HEADER);

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        FreshFor.note(input, exchange);
        HttpHeaders handedOn = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                handedOn.addAll(name, values);
            }
        });
        return handedOn;
    }
}
