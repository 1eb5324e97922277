package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.payment.order.OrderBuyer;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.web.form.CallerReferences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls an event-service that has no reservations. */
class ReservationClientTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final AtomicInteger claims = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private HttpServer server;
    private ReservationClient client;

    @BeforeEach
    void start() throws Exception {
        server = eventService();
        ReservationSettings settings =
                new ReservationSettings(
                        URI.create(url()),
                        URI.create(url() + "/token"),
                        "usher-payment",
                        "secret",
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        2,
                        Duration.ofMillis(1));
        client = new ReservationClient(settings, new ServiceToken(settings));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void claimsOnceWhenItIsAnswered() {
        assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unknown());

        assertThat(claims).hasValue(1);
    }

    @Test
    void repeatsAClaimWithoutAnAnswer() {
        unanswered.set(1);

        assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unknown());

        assertThat(claims).hasValue(2);
    }

    @Test
    void hasNoAnswerWhenTheConnectionIsRefused() {
        client.claim(order(), NOON); // fetches the token
        server.stop(0);

        assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unavailable());
    }

    private HttpServer eventService() throws IOException {
        HttpServer created =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        created.createContext(
                "/internal/reservations/",
                exchange -> {
                    claims.incrementAndGet();
                    if (unanswered.getAndDecrement() > 0) {
                        exchange.close();
                    } else {
                        answer(exchange, 404, "{\"code\":\"not_found\"}");
                    }
                });
        created.createContext(
                "/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":900}"));
        created.start();
        return created;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static OrderState order() {
        return OrderState.attempt(
                new OrderId(new UUID(7, 1)),
                new UUID(7, 2),
                new OrderBuyer("alice", null, null),
                ReturnUrls.NONE,
                CallerReferences.NONE,
                NOON);
    }
}
