package dev.usher.gateway.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;

/**
 * Tells a service how long the gateway still waits for its answer, in whole milliseconds, so that
 * it gives up and keeps nothing before the gateway answers for it. The time runs from the moment at
 * which the call looks for a connection, and is written when it has one. Streams have no such time.
 */
@Component
class TimeLeft implements HttpClientCustomizer {

    static final String HEADER = "Usher-Time-Left";

    private final HttpClientProperties client;
    private final Duration reserve;

    TimeLeft(HttpClientProperties client, RouteSettings settings) {
        this.client = client;
        this.reserve = settings.reserve();
    }

    /** Notes in the header when the time is over; {@link #customize} makes it the time left. */
    void begin(ServerWebExchange exchange, HttpHeaders headers) {
        Duration time = timeOf(exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
        if (time != null) {
            headers.set(HEADER, String.valueOf(System.nanoTime() + time.minus(reserve).toNanos()));
        }
    }

    @Override
    public HttpClient customize(HttpClient httpClient) {
        return httpClient.doOnRequest((request, _) -> writeTimeLeft(request));
    }

    private static void writeTimeLeft(HttpClientRequest request) {
        String over = request.requestHeaders().get(HEADER);
        if (over != null) {
            long left = Long.parseLong(over) - System.nanoTime();
            request.header(
                    HEADER, String.valueOf(Math.max(0, TimeUnit.NANOSECONDS.toMillis(left))));
        }
    }

    private @Nullable Duration timeOf(@Nullable Route route) {
        Object own =
                route == null
                        ? null
                        : route.getMetadata().get(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR);
        if (own == null) {
            return client.getResponseTimeout();
        }
        long millis = Long.parseLong(own.toString());
        return millis < 0 ? null : Duration.ofMillis(millis);
    }
}
