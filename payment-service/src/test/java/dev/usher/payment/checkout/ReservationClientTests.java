package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.payment.order.OrderBuyer;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderTimes;
import dev.usher.payment.order.Phase;
import dev.usher.payment.order.ReturnUrls;
import dev.usher.payment.order.SessionState;
import dev.usher.platform.web.instances.ServiceInstances;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of event-service, neither of which knows any reservation. */
class ReservationClientTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @TempDir Path directory;
    private final AtomicInteger toOne = new AtomicInteger();
    private final AtomicInteger toTwo = new AtomicInteger();
    private HttpServer one;
    private HttpServer two;
    private ReservationClient client;

    @BeforeEach
    void startBoth() throws Exception {
        one = replica(toOne);
        two = replica(toTwo);
        Path list = directory.resolve("instances");
        Files.write(list, List.of("event-service " + url(one), "event-service " + url(two)));
        ReservationSettings settings =
                new ReservationSettings(
                        URI.create("http://127.0.0.1:1"),
                        issuer(),
                        "usher-payment",
                        "secret",
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        1,
                        Duration.ofMillis(1));
        client =
                new ReservationClient(
                        settings, new ServiceToken(settings), ServiceInstances.listedIn(list));
    }

    @AfterEach
    void stopBoth() {
        one.stop(0);
        two.stop(0);
    }

    @Test
    void letsReplicasTakeTurns() {
        for (int call = 0; call < 6; call++) {
            assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unknown());
        }

        assertThat(toOne).hasValue(3);
        assertThat(toTwo).hasValue(3);
    }

    @Test
    void asksTheOtherAtOnceWhenOneRefusesTheConnection() {
        one.stop(0);

        for (int call = 0; call < 4; call++) {
            assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unknown());
        }

        assertThat(toTwo).hasValue(4);
    }

    @Test
    void hasNoAnswerWhenBothRefuse() {
        client.claim(order(), NOON); // and has its token
        stopBoth();

        assertThat(client.claim(order(), NOON)).isEqualTo(new ClaimOutcome.Unavailable());
    }

    private static HttpServer replica(AtomicInteger calls) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/internal/reservations/",
                exchange -> {
                    calls.incrementAndGet();
                    answer(exchange, 404, "{\"code\":\"not_found\"}");
                });
        server.start();
        return server;
    }

    private URI issuer() {
        // At the one that stops last.
        two.createContext(
                "/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":900}"));
        return URI.create(url(two) + "/token");
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

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static OrderState order() {
        return new OrderState(
                new OrderId(new UUID(7, 1)),
                new UUID(7, 2),
                new OrderBuyer("alice", null, null),
                ReturnUrls.NONE,
                new OrderState.Progress(Phase.ATTEMPT, null, false),
                null,
                SessionState.none(),
                OrderTimes.created(NOON, NOON),
                0);
    }
}
