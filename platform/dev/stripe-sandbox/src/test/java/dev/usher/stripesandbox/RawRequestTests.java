package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that Stripe's library would not send. */
class RawRequestTests {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String VALID =
            "mode=payment&success_url=http%3A%2F%2Flocalhost%2Fok&line_items[0][quantity]=1"
                    + "&line_items[0][price_data][currency]=eur"
                    + "&line_items[0][price_data][unit_amount]=500"
                    + "&line_items[0][price_data][product_data][name]=Seat";

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void acceptsAKeyInBasicAuthentication() {
        String basic =
                Base64.getEncoder()
                        .encodeToString("sk_test_sandbox_a:".getBytes(StandardCharsets.UTF_8));

        assertThat(shop.get(SESSIONS, "Authorization", "Basic " + basic).status()).isEqualTo(200);
    }

    @Test
    void refusesALiveKeyWithoutRepeatingIt() {
        String key = "sk_" + "live_abcdef";

        Shop.Answer answer = shop.get(SESSIONS, "Authorization", "Bearer " + key);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(key);
    }

    @Test
    void namesAnUnknownParameter() {
        Shop.Answer answer = shop.post(SESSIONS, VALID + "&line_items[0][colour]=red");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("parameter_unknown");
        assertThat(answer.error("message"))
                .isEqualTo("Received unknown parameter: line_items[0][colour]");
        assertThat(answer.header("X-Stripe-Sandbox-Unimplemented")).isEmpty();
    }

    @Test
    void marksWhatOnlyStripeImplements() {
        Shop.Answer parameter = shop.post(SESSIONS, VALID + "&allow_promotion_codes=true");
        Shop.Answer operation = shop.post("/v1/transfers", "amount=1");

        assertThat(parameter.status()).isEqualTo(400);
        assertThat(parameter.header("X-Stripe-Sandbox-Unimplemented")).isEqualTo("true");
        assertThat(operation.status()).isEqualTo(404);
        assertThat(operation.header("X-Stripe-Sandbox-Unimplemented")).isEqualTo("true");
    }

    @Test
    void namesAMissingOrMalformedParameter() {
        assertThat(shop.post(SESSIONS, VALID.replace("mode=payment&", "")).error("param"))
                .isEqualTo("mode");
        assertThat(shop.post(SESSIONS, VALID.replace("=500", "=5.00")).error("code"))
                .isEqualTo("parameter_invalid_integer");
        assertThat(shop.post(SESSIONS, VALID.replace("=eur", "=EUR")).error("param"))
                .isEqualTo("line_items[0][price_data][currency]");
        assertThat(
                        shop.post(SESSIONS, VALID.replace("http%3A%2F%2F", "javascript%3A"))
                                .error("code"))
                .isEqualTo("url_invalid");
        assertThat(shop.post(SESSIONS, VALID + "&client_reference_id=").error("code"))
                .isEqualTo("parameter_invalid_empty");
        assertThat(shop.post(SESSIONS, VALID + "&metadata[k]=" + "v".repeat(501)).error("param"))
                .isEqualTo("metadata");
    }

    @Test
    void refusesAddressesAsStripeDoes() {
        for (String url :
                List.of(
                        "HTTP%3A%2F%2F",
                        "Https%3A%2F%2F", "ftp%3A%2F%2F", "%2F%2F", "http%3A%2F")) {
            Shop.Answer answer = shop.post(SESSIONS, VALID.replace("http%3A%2F%2F", url));

            assertThat(answer.status()).as(url).isEqualTo(400);
            assertThat(answer.error("param")).as(url).isEqualTo("success_url");
            assertThat(answer.error("code")).as(url).isEqualTo("url_invalid");
        }
        for (String email :
                List.of("alice", "alice@localhost", "al%C3%ACce@example.com", "a%20b@c.de")) {
            Shop.Answer answer = shop.post(SESSIONS, VALID + "&customer_email=" + email);

            assertThat(answer.error("param")).as(email).isEqualTo("customer_email");
            assertThat(answer.error("code")).as(email).isEqualTo("email_invalid");
        }
        assertThat(shop.post(SESSIONS, VALID + "&customer_email=a.b%2Bc@example.com").status())
                .isEqualTo(200);
    }

    @Test
    void storesAnErrorOfTheExecutionButNotOneOfTheParameters() {
        String early = VALID + "&expires_at=1";

        Shop.Answer first = shop.post(SESSIONS, early, "Idempotency-Key", "early");
        Shop.Answer again = shop.post(SESSIONS, early, "Idempotency-Key", "early");
        shop.post(SESSIONS, VALID + "&x=1", "Idempotency-Key", "unknown");
        Shop.Answer corrected = shop.post(SESSIONS, VALID, "Idempotency-Key", "unknown");

        assertThat(first.status()).isEqualTo(400);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(corrected.status()).isEqualTo(200);
    }

    @Test
    void forgetsAKeyAfterADay() {
        String first = shop.post(SESSIONS, VALID, "Idempotency-Key", "daily").body();

        shop.admin("clock/advance", "{\"by\":\"PT25H\"}");

        Shop.Answer next = shop.post(SESSIONS, VALID, "Idempotency-Key", "daily");
        assertThat(next.header("Idempotent-Replayed")).isEmpty();
        assertThat(next.body()).isNotEqualTo(first);
    }

    @Test
    void answersAMalformedRequestLineWithAnErrorObject() throws IOException {
        URI base = URI.create(shop.sandbox.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /v1/events?a=<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error\": {");
        }
    }
}
