package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of API calls: dropped answers, stored errors and latency. */
class ApiFaultTests {

    private static final String SESSIONS = "/v1/checkout/sessions";

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void closesTheConnectionBeforeTheExecution() {
        shop.faults("{\"api\": {\"dropBefore\": 1}}");

        assertThatThrownBy(() -> create("before")).isInstanceOf(ApiConnectionException.class);

        shop.endFaults();
        assertThat(shop.sandbox.checkouts()).isEmpty();
        assertThat(shop.sandbox.requests())
                .isNotEmpty()
                .allMatch(call -> call.status() == 0 && "DROP_BEFORE".equals(call.fault()));
    }

    @Test
    void closesTheConnectionAfterTheExecutionSoThatARepeatFindsIt() throws StripeException {
        shop.faults("{\"api\": {\"dropAfter\": 1}}");

        assertThatThrownBy(() -> create("after")).isInstanceOf(ApiConnectionException.class);

        assertThat(shop.sandbox.checkouts()).hasSize(1);
        shop.endFaults();
        Session repeated = create("after");
        assertThat(shop.sandbox.checkouts())
                .singleElement()
                .satisfies(kept -> assertThat(kept.id()).isEqualTo(repeated.getId()));
    }

    @Test
    void sendsNotOneByteOfADroppedAnswer() throws IOException {
        String id = shop.open().getId();
        for (String fault : List.of("dropBefore", "dropAfter")) {
            shop.faults("{\"api\": {\"%s\": 1}}".formatted(fault));

            assertThat(bytesOf("GET " + SESSIONS + "/" + id)).isEmpty();
            assertThat(bytesOf("GET " + SESSIONS + "/unknown")).isEmpty();
            assertThat(bytesOf("GET /v1/events?limit=100")).isEmpty();
        }
    }

    @Test
    void givesAJdkClientABrokenConnection() {
        shop.faults("{\"api\": {\"dropAfter\": 1}}");

        assertThatThrownBy(() -> shop.get("/v1/events"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("received no bytes");
    }

    @Test
    void storesA500UnderItsKeyWhetherOrNotTheCallWasExecuted() {
        shop.faults("{\"seed\": 1, \"api\": {\"cached500\": 1}}");
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = "cached-" + i;
            assertThatThrownBy(() -> create(key))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
        }
        int happened = shop.sandbox.checkouts().size();
        var counters = shop.endFaults().json().get("counters");

        assertThat(happened).isBetween(1, 11);
        assertThat(counters.get("cached500AfterEffect").asInt()).isEqualTo(happened);
        assertThat(counters.get("cached500WithoutEffect").asInt()).isEqualTo(12 - happened);
        for (int i = 0; i < 12; i++) {
            String key = "cached-" + i;
            assertThatThrownBy(() -> create(key))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> {
                                assertThat(e.getStatusCode()).isEqualTo(500);
                                bodies.add(String.valueOf(e.getMessage()));
                            });
        }
        assertThat(shop.sandbox.checkouts()).hasSize(happened);
        assertThat(bodies).hasSize(12);
    }

    @Test
    void doesNotAffectCallsWithoutAKeyOrOtherOperations() throws StripeException {
        shop.faults(
                """
                {"api": {"cached500": 1}, "operations": ["GET /v1/events",
                 "POST /v1/checkout/sessions/{id}/expire"]}\
                """);

        assertThat(shop.get("/v1/events").status()).isEqualTo(200);
        assertThat(create("other").getStatus()).isEqualTo("open");
    }

    @Test
    void refusesAWrongKeyInsteadOfDroppingTheCall() {
        shop.faults("{\"api\": {\"dropBefore\": 1}}");

        assertThat(shop.get("/v1/events", "Authorization", "Bearer nobody").status())
                .isEqualTo(401);
    }

    @Test
    void delaysTheAnswer() {
        shop.faults("{\"api\": {\"latency\": \"150ms\", \"latencyJitter\": \"20ms\"}}");

        long start = System.nanoTime();
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(150));
    }

    private static Session create(String key) throws StripeException {
        return shop.stripe
                .v1()
                .checkout()
                .sessions()
                .create(Shop.twoSeats().build(), Shop.key(key));
    }

    private static byte[] bytesOf(String request) throws IOException {
        URI base = URI.create(shop.sandbox.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(request, StripeSandbox.API_KEY)
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return socket.getInputStream().readAllBytes();
        }
    }
}
