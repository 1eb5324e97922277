package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "usher.limits.webhooks=2")
class BodiesTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/reservations, 64",
        "POST, /v1/events, 256",
        "PATCH, /v1/events/7, 256",
        "POST, /v1/scans, 64",
        "POST, /v1/webhooks/stripe, 512"
    })
    void acceptsABodyAtItsLimitAndRefusesOneByteMore(String method, String path, int kilobytes) {
        byte[] atTheLimit = " ".repeat(kilobytes * 1024).getBytes(StandardCharsets.US_ASCII);
        byte[] over = " ".repeat(kilobytes * 1024 + 1).getBytes(StandardCharsets.US_ASCII);

        assertThat(
                        api.send(method, path, atTheLimit, alice(), "Stripe-Signature", SIGNATURE)
                                .status())
                .isEqualTo(200);
        ApiResponse refused = api.send(method, path, over, alice(), "Stripe-Signature", SIGNATURE);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("payload_too_large");
    }

    @ParameterizedTest
    @CsvSource({"/v1/reservations, 64", "/v1/scans, 64", "/v1/webhooks/stripe, 512"})
    void countsTheBytesOfAChunkedBody(String path, int kilobytes)
            throws IOException, InterruptedException {
        HttpResponse<String> within = chunked(path, kilobytes * 1024);
        HttpResponse<String> over = chunked(path, kilobytes * 1024 + 1);

        assertThat(within.statusCode()).isEqualTo(200);
        assertThat(over.statusCode()).isEqualTo(413);
        assertThat(over.body()).contains("payload_too_large");
    }

    private HttpResponse<String> chunked(String path, int bytes)
            throws IOException, InterruptedException {
        byte[] body = new byte[bytes];
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api.baseUrl() + path))
                        .header("Authorization", "Bearer " + alice())
                        .header("Stripe-Signature", SIGNATURE)
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body)))
                        .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void passesAWebhookOnByteForByte() {
        byte[] body = new byte[10_000];
        new Random(7).nextBytes(body);

        ApiResponse answer =
                api.post(
                        "/v1/webhooks/stripe",
                        body,
                        null,
                        "Stripe-Signature",
                        SIGNATURE,
                        "Content-Type",
                        "application/json; charset=utf-8");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(PAYMENT.last().body()).isEqualTo(body);
        assertThat(PAYMENT.last().headers().getFirst("Stripe-Signature")).isEqualTo(SIGNATURE);
    }

    @Test
    void passesAScanOnUnchanged() {
        String body = "{ \"code\" : \"7F3K9-QWXZ2-M\" , \"scanId\":\"1\" }";

        api.post("/v1/scans", body, alice()).expect(200);

        assertThat(VALIDATION.last().text()).isEqualTo(body);
    }

    @Test
    void answers503BeyondTheWebhooksThatMayBeUnderWay() {
        CountDownLatch stored = new CountDownLatch(1);
        PAYMENT.answers((exchange, _) -> {
            try {
                stored.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            Upstream.send(exchange, 200, "application/json", "{}");
        });
        List<CompletableFuture<ApiResponse>> underWay =
                IntStream.range(0, 2)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> notify("{}")))
                        .toList();
        await().atMost(Duration.ofSeconds(10)).until(() -> PAYMENT.seen().size() == 2);

        ApiResponse beyond = notify("{}");
        stored.countDown();

        assertThat(beyond.status()).isEqualTo(503);
        assertThat(beyond.header("Retry-After")).isPresent();
        assertThat(underWay).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
        assertThat(notify("{}").status()).isEqualTo(200);
    }
}
