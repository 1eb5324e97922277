package dev.usher.gateway.access;

import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_MAX_AGE;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS;
import static org.springframework.http.HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD;

import dev.usher.gateway.limit.RateLimits;
import dev.usher.platform.web.WebSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers which pages may call the API, without cookies. Reading without a token is open to
 * the pages of every origin; a call that brings a token or changes something is open to those of
 * the configured origins, and is refused before anything is done for another one. Programs that are
 * not browsers send no origin and are not concerned.
 */
@Component
@Order(CrossOrigin.BEFORE_SECURITY)
class CrossOrigin implements WebFilter {

    static final int BEFORE_SECURITY = -110;

    private static final String EVERY = "*";
    private static final String READING = "GET, HEAD";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer,"
                    + " traceparent, tracestate";
    private static final String EXPOSED =
            String.join(
                    ", ",
                    "Allow",
                    "ETag",
                    "Idempotency-Replayed",
                    "Location",
                    "RateLimit",
                    "RateLimit-Limit",
                    "RateLimit-Policy",
                    "RateLimit-Remaining",
                    "RateLimit-Reset",
                    "Retry-After",
                    "WWW-Authenticate",
                    "traceparent");

    private final AllowedOrigins allowed;
    private final RateLimits limits;
    private final String preflightKept;

    CrossOrigin(CorsSettings settings, WebSettings web, RateLimits limits) {
        this.allowed = new AllowedOrigins(settings.origins(), web.publicUrl());
        this.limits = limits;
        this.preflightKept = String.valueOf(settings.preflightKept().toSeconds());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String origin = request.getHeaders().getOrigin();
        boolean isPreflight = isPreflight(request, origin);
        boolean isOpen = isPreflight ? asksToRead(request.getHeaders()) : isReading(request);
        HttpHeaders answer = exchange.getResponse().getHeaders();
        if (isOpen) {
            // Also without an origin: a cache may hand the answer to a page later.
            answer.set(ACCESS_CONTROL_ALLOW_ORIGIN, EVERY);
        } else {
            answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            if (origin == null) {
                return chain.filter(exchange);
            }
            if (!allowed.contains(origin)) {
                return limits.admitStranger(exchange).then(Mono.error(OriginProblems::refusal));
            }
            answer.set(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        if (isPreflight) {
            return permit(exchange.getResponse(), isOpen);
        }
        answer.set(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        return chain.filter(exchange);
    }

    private Mono<Void> permit(ServerHttpResponse response, boolean onlyToRead) {
        HttpHeaders headers = response.getHeaders();
        headers.set(ACCESS_CONTROL_ALLOW_METHODS, onlyToRead ? READING : METHODS);
        headers.set(
                ACCESS_CONTROL_ALLOW_HEADERS,
                onlyToRead ? HEADERS : HttpHeaders.AUTHORIZATION + ", " + HEADERS);
        headers.set(ACCESS_CONTROL_MAX_AGE, preflightKept);
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private static boolean isPreflight(ServerHttpRequest request, @Nullable String origin) {
        return origin != null
                && request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaders().containsHeader(ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static boolean isReading(ServerHttpRequest request) {
        return isReading(request.getMethod().name())
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    /** Tells whether the call that the browser asks for is one that reads without a token. */
    private static boolean asksToRead(HttpHeaders preflight) {
        String method = preflight.getFirst(ACCESS_CONTROL_REQUEST_METHOD);
        return method != null
                && isReading(method)
                && preflight.getOrEmpty(ACCESS_CONTROL_REQUEST_HEADERS).stream()
                        .noneMatch(
                                names -> names.toLowerCase(Locale.ROOT).contains("authorization"));
    }

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
