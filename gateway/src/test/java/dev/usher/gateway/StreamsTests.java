package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "usher.limits.streams.total=4",
            "usher.limits.streams.per-address=3",
            "usher.limits.streams.per-principal=2"
        })
class StreamsTests extends GatewayTest {

    private static final String STREAM = "/v1/events/7/availability/stream";

    private final List<Socket> open = new ArrayList<>();
    private CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void streamsThatDoNotEnd() {
        over = new CountDownLatch(1);
        EVENT.answers((exchange, _) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            Waiting.on(over);
            exchange.close();
        });
    }

    @AfterEach
    void endStreams() throws IOException {
        over.countDown();
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void areBoundedPerAccountAndPerAddressAndAPlaceComesBack() throws IOException {
        listen(alice());
        Socket second = listen(alice());
        RawCall.Answer third = call(alice());
        listen(null);
        RawCall.Answer fourth = call(null);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.isProblem()).isTrue();
        assertThat(third.header("Retry-After")).isEqualTo("5");
        assertThat(fourth.status()).isEqualTo(429);

        second.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> isOpen(raw().open(), alice()));
    }

    @Test
    void endAtOnceWhenTheGatewayStops() throws IOException {
        ConfigurableApplicationContext gateway =
                SpringApplication.run(
                        GatewayApplication.class,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.lifecycle.timeout-per-shutdown-phase=10m",
                        "--usher.security.issuer=" + ISSUER.issuer(),
                        "--usher.security.jwks-uri=" + ISSUER.jwksUri(),
                        "--usher.services.event=" + EVENT.address());
        int itsPort = ((ReactiveWebServerApplicationContext) gateway).getWebServer().getPort();
        try (Socket stream = new RawCall(itsPort).open()) {
            assertThat(isOpen(stream, null)).isTrue();

            gateway.close();

            assertThat(
                            new String(
                                    stream.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .endsWith("0\r\n\r\n");
        }
    }

    private Socket listen(String token) throws IOException {
        Socket socket = raw().open();
        open.add(socket);
        assertThat(isOpen(socket, token)).isTrue();
        return socket;
    }

    private static boolean isOpen(Socket socket, String token) throws IOException {
        String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
        RawCall.write(
                socket, "GET " + STREAM + " HTTP/1.1\r\nHost: a\r\n" + authorization + "\r\n");
        String line = new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
        return line.equals("HTTP/1.1 200 OK");
    }

    private RawCall.Answer call(String token) {
        return token == null
                ? raw().send("GET", STREAM)
                : raw().send("GET", STREAM, "Authorization: Bearer " + token);
    }
}
