package dev.usher.gateway.access;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pages of the configured origins call the API from a browser, without cookies. */
@Component
@Order(CrossOrigin.BEFORE_SECURITY)
class CrossOrigin implements WebFilter {

    static final int BEFORE_SECURITY = -110;

    private static final Duration PREFLIGHT_CACHED_FOR = Duration.ofHours(1);

    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration rules = new CorsConfiguration();

    CrossOrigin(CorsSettings settings) {
        rules.setAllowedOrigins(settings.origins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        "Prefer",
                        "traceparent"));
        rules.setExposedHeaders(
                List.of(
                        "ETag",
                        "Idempotency-Replayed",
                        "Location",
                        "RateLimit",
                        "RateLimit-Limit",
                        "RateLimit-Policy",
                        "RateLimit-Remaining",
                        "RateLimit-Reset",
                        "Retry-After",
                        "WWW-Authenticate"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_CACHED_FOR);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean allowed = processor.process(rules, exchange);
        if (!allowed) {
            return Mono.error(
                    new ProblemException(
                            CommonProblems.FORBIDDEN,
                            "Pages of this origin must not call the API."));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? Mono.empty()
                : chain.filter(exchange);
    }
}
