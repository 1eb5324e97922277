package dev.usher.bench.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.bench.harness.BenchFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxControlTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile String answer = "{}";
    private HttpServer server;
    private SandboxControl sandbox;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_sandbox/", this::respond);
        server.start();
        sandbox = new SandboxControl("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.stop(0);
    }

    @Test
    void setsLatencyAndLimiterTogetherBecauseEachSettingReplacesAll() {
        sandbox.openAfterAndLimit(Duration.ofMillis(300), 25, 100);

        JsonNode faults = JSON.readTree(sent.getFirst());
        assertThat(faults.at("/api/latency").asString()).isEqualTo("300ms");
        assertThat(faults.at("/operations/0").asString()).isEqualTo("POST /v1/checkout/sessions");
        assertThat(faults.at("/limiter/perOperation").asInt()).isEqualTo(25);
        assertThat(faults.at("/limiter/inTotal").asInt()).isEqualTo(100);
    }

    @Test
    void countsTheRefusalsOfBothRates() {
        answer =
                """
                {"limiter": {"enabled": true}, "counters": {"endpointRate": 2, "globalRate": 1}}\
                """;

        assertThat(sandbox.refused()).isEqualTo(3);
    }

    @Test
    void failsRatherThanCountNothingWhileTheLimiterIsOff() {
        for (String off :
                List.of(
                        "{}",
                        "{\"counters\": {\"endpointRate\": 0, \"globalRate\": 0}}",
                        "{\"limiter\": {\"enabled\": true}, \"counters\": {}}",
                        """
                        {"limiter": {"enabled": false},
                         "counters": {"endpointRate": 0, "globalRate": 0}}\
                        """)) {
            answer = off;

            assertThatThrownBy(() -> sandbox.refused())
                    .isInstanceOf(BenchFailed.class)
                    .hasMessageContaining("the sandbox's limiter is not on");
        }
    }

    @Test
    void findsTheOpeningsSinceAMoment() {
        answer =
                """
                [{"at": "2026-12-01T11:59:59Z", "method": "POST", "path": "/v1/checkout/sessions"},
                 {"at": "2026-12-01T12:00:00Z", "method": "POST", "path": "/v1/checkout/sessions"},
                 {"at": "2026-12-01T12:00:01Z", "method": "GET", "path": "/v1/checkout/sessions"},
                 {"at": "2026-12-01T12:00:02Z", "method": "POST", "path": "/v1/refunds"}]\
                """;

        assertThat(sandbox.openings(NOON)).containsExactly(NOON);
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
