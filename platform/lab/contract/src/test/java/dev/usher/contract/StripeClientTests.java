package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.platform.testing.NodePackages;
import dev.usher.stripesandbox.StripeSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's client for Node, written independently of the one for Java that the services use, drives
 * the sandbox through every operation that it implements and accepts the signatures of its
 * webhooks.
 */
class StripeClientTests {

    private static final String HERE = "platform/lab/contract";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The webhooks that arrived, by their bodies. */
    private final Map<String, Map<String, String>> received = new ConcurrentHashMap<>();

    @TempDir private Path directory;

    @Test
    void drivesTheSandboxAndAcceptsItsSignatures() throws IOException {
        NodePackages packages = NodePackages.of(HERE);
        HttpServer receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/webhooks", this::receive);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
        try (StripeSandbox sandbox = StripeSandbox.start()) {
            sandbox.sendWebhooksTo(
                    "http://localhost:" + receiver.getAddress().getPort() + "/webhooks");

            JsonNode made =
                    last(
                            node(
                                    packages,
                                    "node",
                                    "stripe-client.mjs",
                                    "drive",
                                    sandbox.baseUrl(),
                                    StripeSandbox.API_KEY));

            assertThat(made.get("apiVersion").asString()).isEqualTo("2026-07-29.dahlia");
            // Others may have followed: a charge is booked a little later.
            assertThat(made.get("events"))
                    .isNotEmpty()
                    .extracting(JsonNode::asString)
                    .isSubsetOf(sandbox.events().stream().map(event -> event.id()).toList());
            verifies(packages);
        } finally {
            receiver.stop(0);
        }
    }

    /** Waits for a webhook of each kind that the services are subscribed to, then checks all. */
    private void verifies(NodePackages packages) throws IOException {
        await().until(() ->
                types().containsAll(
                                Set.of(
                                        "checkout.session.completed",
                                        "checkout.session.expired",
                                        "refund.created",
                                        "charge.dispute.created")));
        Path file = directory.resolve("webhooks.json");
        List<Map<String, String>> webhooks = List.copyOf(received.values());
        Files.writeString(file, JSON.writeValueAsString(webhooks));

        JsonNode seen =
                last(
                        node(
                                packages,
                                "node",
                                "stripe-client.mjs",
                                "verify",
                                StripeSandbox.WEBHOOK_SECRET,
                                file.toString()));

        assertThat(seen).hasSize(webhooks.size());
    }

    private Set<String> types() {
        return received.keySet().stream()
                .map(body -> JSON.readTree(body).get("type").asString())
                .collect(Collectors.toSet());
    }

    private static String node(NodePackages packages, String... command) {
        return NodePackages.run(packages.directory(), List.of(command)).expectSuccess();
    }

    private static JsonNode last(String printed) {
        return JSON.readTree(printed.strip().lines().toList().getLast());
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
        received.put(body, Map.of("body", body, "signature", signature));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
