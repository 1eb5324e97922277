package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The sandbox does not start where it could be mistaken for Stripe. */
class StartCheckTests {

    @Test
    void requiresTheAcknowledgementThatItIsNotStripe() {
        assertThatThrownBy(() -> StripeSandboxApplication.application().run("--server.port=0"))
                .hasMessageContaining("STRIPE_SANDBOX_ACK=not-real-stripe");
    }

    @Test
    void refusesToStartWithALiveKeyAndDoesNotPrintIt() {
        String key = "rk_" + "live_" + "1234";

        assertThatThrownBy(() ->
                        StripeSandbox.start(
                                SandboxOptions.defaults().with("some.property", "x" + key)))
                .hasMessageContaining("some.property")
                .message()
                .doesNotContain(key);
    }

    @Test
    void listensOnLoopbackOnly() throws SocketException {
        InetAddress outside =
                outsideAddress()
                        .orElseGet(() -> {
                            Assumptions.abort("this machine has loopback only");
                            return InetAddress.getLoopbackAddress();
                        });
        try (Shop shop = new Shop()) {
            URI base = URI.create(shop.sandbox.baseUrl());

            assertThatThrownBy(() -> get(outside.getHostAddress(), base.getPort(), "/healthz"))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void guardsItsAdminInterfaceWhereOthersCanReachIt() throws Exception {
        SandboxOptions open =
                SandboxOptions.defaults()
                        .with("sandbox.bind", "0.0.0.0")
                        .with("sandbox.admin-token", "let-me-in");
        try (StripeSandbox sandbox = StripeSandbox.start(open)) {
            URI base = URI.create(sandbox.baseUrl());
            int port = base.getPort();

            assertThat(get("127.0.0.1", port, "/_sandbox/state")).isEqualTo(401);
            assertThat(
                            get(
                                    "127.0.0.1",
                                    port,
                                    "/_sandbox/state",
                                    "Authorization",
                                    "Bearer let-me-in"))
                    .isEqualTo(200);
            assertThat(get("127.0.0.1", port, "/_sandbox/healthz")).isEqualTo(200);
        }
    }

    private static int get(String host, int port, String path, String... headers) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static Optional<InetAddress> outsideAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }
}
