package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordGrantProbeTests {

    private final List<String> asked = new ArrayList<>();
    private HttpServer realm;
    private String openClient = "";

    @BeforeEach
    void start() throws IOException {
        realm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        realm.createContext("/realms/usher/protocol/openid-connect/token", this::answer);
        realm.start();
    }

    @AfterEach
    void stop() {
        realm.stop(0);
    }

    @Test
    void startsOnARealmThatGivesNoTokenForAPassword() {
        assertThatCode(probe()::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThat(asked).hasSize(3).anyMatch(form -> form.endsWith("client_id=usher-cli"));
    }

    @Test
    void refusesARealmWhoseTerminalClientTakesPasswords() {
        openClient = "usher-cli";

        assertThatThrownBy(probe()::afterSingletonsInstantiated)
                .hasMessageContaining("must not give tokens for passwords")
                .hasMessageContaining("usher-cli");
    }

    @Test
    void refusesARealmWhoseBrowserClientTakesPasswords() {
        openClient = "usher-web";

        assertThatThrownBy(probe()::afterSingletonsInstantiated).hasMessageContaining("usher-web");
    }

    @Test
    void startsWhileTheRealmIsUnavailable() {
        PasswordGrantProbe probe = probe();
        realm.stop(0);

        assertThatCode(probe::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    private PasswordGrantProbe probe() {
        String issuer = "http://127.0.0.1:" + realm.getAddress().getPort() + "/realms/usher";
        return new PasswordGrantProbe(
                new SecuritySettings(
                        issuer,
                        null,
                        "usher-api",
                        List.of("usher-web", "usher-scan", "key-*"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        Duration.ZERO,
                        10));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(form);
        boolean open = !openClient.isEmpty() && form.endsWith("client_id=" + openClient);
        byte[] error =
                "{\"error\":\"%s\"}"
                        .formatted(open ? "invalid_grant" : "unauthorized_client")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(open ? 401 : 400, error.length);
        try (exchange) {
            exchange.getResponseBody().write(error);
        }
    }
}
