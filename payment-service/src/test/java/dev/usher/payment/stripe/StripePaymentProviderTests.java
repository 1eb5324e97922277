package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.payment.checkout.SessionOpening;
import dev.usher.payment.checkout.SessionRequest;
import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what each of Stripe's refusals means for the attempt. */
class StripePaymentProviderTests {

    private HttpServer stripe;
    private volatile String error = "{}";

    @BeforeEach
    void start() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stripe.createContext("/v1/checkout/sessions", this::refuse);
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"invalid_request_error\", \"param\": \"expires_at\", \"message\": \"m\"}",
                "{\"type\": \"invalid_request_error\", \"message\": \"m\"}"
            })
    void needsANewPlanWhenTheEndMayBeTooEarly(String refusal) {
        error = refusal;

        assertThat(provider().openSession(request())).isEqualTo(new SessionOpening.AttemptSpent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"invalid_request_error\", \"code\": \"amount_too_small\", \"message\": \"m\"}",
                "{\"type\": \"invalid_request_error\", \"param\": \"line_items\", \"message\": \"m\"}",
                "{\"type\": \"invalid_request_error\", \"param\": \"success_url\", \"code\":"
                        + " \"url_invalid\", \"message\": \"at least 30 minutes\"}"
            })
    void rejectsTheAttemptWhenSomethingElseIsWrong(String refusal) {
        error = refusal;

        assertThat(provider().openSession(request())).isInstanceOf(SessionOpening.Rejected.class);
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = ("{\"error\": " + error + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private StripePaymentProvider provider() {
        String base = "http://127.0.0.1:" + stripe.getAddress().getPort();
        StripeClient client =
                StripeClient.builder()
                        .setApiKey("sk_test_sandbox_local")
                        .setApiBase(base)
                        .setHttpClient(new PooledTransport(Duration.ofSeconds(2)))
                        .build();
        CallRate rate = new CallRate(10, 10, Duration.ofSeconds(2), System::nanoTime);
        return new StripePaymentProvider(
                client,
                new StripeCalls(rate, new SimpleMeterRegistry()),
                new SessionForms(),
                new StripeSettings("sk_test_sandbox_local", base, List.of(), false),
                new StripeCallSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        0,
                        10,
                        10,
                        Duration.ofSeconds(2),
                        100));
    }

    private static SessionRequest request() {
        return new SessionRequest(
                new OrderId(new UUID(1, 1)),
                new UUID(1, 2),
                1,
                "Winter Jazz",
                List.of(new OrderLine(new UUID(1, 3), new UUID(1, 4), "Standing", 2, 2500)),
                new Money(5000, "EUR"),
                null,
                "https://shop.example.com/thanks",
                "https://shop.example.com/basket",
                Instant.parse("2026-12-01T19:31:00Z"));
    }
}
