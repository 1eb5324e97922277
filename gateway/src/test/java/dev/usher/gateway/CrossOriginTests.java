package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTests extends GatewayTest {

    @Test
    void letsPagesOfANamedOriginCall() throws IOException {
        String preflight =
                send(
                        "OPTIONS /v1/orders HTTP/1.1",
                        "Origin: https://shop.example.com",
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization,idempotency-key");
        String call = send("GET /v1/events HTTP/1.1", "Origin: https://shop.example.com");

        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: https://shop.example.com")
                .doesNotContain("Access-Control-Allow-Credentials");
        assertThat(call)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: https://shop.example.com")
                .contains("RateLimit-Remaining");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://shop.example.com",
                "https://shop.example.com.evil.test",
                "https://evilshop.example.com",
                "https://x.shop.example.com",
                "https://shop.example.com:8443"
            })
    void refusesPagesOfEveryOther(String origin) throws IOException {
        String preflight =
                send(
                        "OPTIONS /v1/orders HTTP/1.1",
                        "Origin: " + origin,
                        "Access-Control-Request-Method: POST");
        String call = send("GET /v1/events HTTP/1.1", "Origin: " + origin);

        assertThat(preflight).startsWith("HTTP/1.1 403").doesNotContain("Allow-Origin");
        assertThat(call).startsWith("HTTP/1.1 403").contains("application/problem+json");
        assertThat(EVENT.seen()).isEmpty();
    }

    private String send(String line, String... headers) throws IOException {
        String request =
                line
                        + "\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nConnection: close\r\n"
                        + String.join("\r\n", headers)
                        + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
